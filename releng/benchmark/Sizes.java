import java.util.Arrays;

/**
 * How much is measured.
 *
 * @param seconds that edits are measured for; they warm up as long before
 * @param foods in the database
 * @param entries in the diary
 * @param questions of each kind; as many warm up before
 * @param calls of a bulk, of 1,000 records each; a quarter of them warms up
 */
record Sizes(int seconds, int foods, int entries, int questions, int calls) {

    static Sizes of(String text) {
        int[] values = Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
        return new Sizes(values[0], values[1], values[2], values[3], values[4]);
    }

    Sizes with(int newFoods, int newEntries) {
        return new Sizes(seconds, newFoods, newEntries, questions, calls);
    }

    @Override
    public String toString() {
        return seconds + "," + foods + "," + entries + "," + questions + "," + calls;
    }
}
