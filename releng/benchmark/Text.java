import java.util.Locale;

/** How numbers are shown. */
final class Text {

    private Text() {
    }

    /** Three significant digits, or a whole number if it is large. */
    static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
