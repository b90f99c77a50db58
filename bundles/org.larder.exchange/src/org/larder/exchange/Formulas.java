package org.larder.exchange;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula (OWASP, "CSV Injection"): those that begin with = + - @ or a control
 * character. An apostrophe before makes it take them as they are; one more stands before those that begin with apostrophes
 * and one of these, so that every guarded text means one text only.
 */
final class Formulas {

    private static final String GUARD = "'";
    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\\p{Cntrl}].*", Pattern.DOTALL);

    private Formulas() {
    }

    static String guarded(String text) {
        return DANGEROUS.matcher(text).matches() ? GUARD + text : text;
    }

    /** What was guarded; any other text as it is. */
    static String bare(String text) {
        return text.startsWith(GUARD) && DANGEROUS.matcher(text).matches() ? text.substring(GUARD.length()) : text;
    }
}
