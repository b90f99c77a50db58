package org.larder.rules;

/** What the contract asks of every text. */
public final class Texts {

    private static final int DELETE = 0x7f;
    private static final int BYTE_ORDER = 0xfeff;

    private Texts() {
    }

    /** Whether there is nothing but white space (what ECMAScript trims). */
    public static boolean blank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER);
    }

    /** Whether there is a control character (U+0000 to U+001F, U+007F). */
    public static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == DELETE);
    }

    /** Whether the text is well-formed Unicode (no lone surrogate) without U+0000. */
    public static boolean storable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
