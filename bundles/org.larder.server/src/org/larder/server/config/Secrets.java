package org.larder.server.config;

import java.util.regex.Pattern;

/** Makes unreadable what nobody may read. */
final class Secrets {

    static final String MASK = "***";

    private static final Pattern IN_AUTHORITY = Pattern.compile("//[^/@]*@");
    private static final Pattern IN_PARAMETER = Pattern.compile("(?i)([?&;][a-z]*password=)[^&;]*");

    private Secrets() {
    }

    /** An address of a database without user and password. */
    static String masked(String url) {
        return IN_PARAMETER.matcher(IN_AUTHORITY.matcher(url).replaceAll("//" + MASK + "@")).replaceAll("$1" + MASK);
    }
}
