/**
 * What a figure should be.
 *
 * @param ofRatio whether the bound is about the ratio to SQLite, else about the value
 * @param atLeast whether the bound is the least, else the most
 */
record Target(boolean ofRatio, boolean atLeast, double bound) {

    static Target ratio(double least) {
        return new Target(true, true, least);
    }

    static Target least(double least) {
        return new Target(false, true, least);
    }

    static Target most(double most) {
        return new Target(false, false, most);
    }

    boolean met(double figure) {
        return atLeast ? figure >= bound : figure <= bound;
    }

    @Override
    public String toString() {
        return (atLeast ? ">= " : "<= ") + Text.number(bound) + (ofRatio ? " x SQLite" : "");
    }
}
