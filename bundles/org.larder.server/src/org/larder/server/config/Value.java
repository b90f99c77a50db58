package org.larder.server.config;

/**
 * What a setting was set to.
 *
 * @param origin where: a flag, a variable, a file and its line, or {@link #USUAL}
 */
record Value(String text, String origin) {

    static final String USUAL = "default";
}
