package org.larder.testing.sim;

/**
 * What lets a machine in.
 *
 * @param user whose it is
 * @param number of all tokens
 * @param expires in the universe's time
 */
record Token(String user, long number, long expires) {
}
