package org.larder.api.profile;

/**
 * The remote and the account that a profile's queue, cursor, records and tokens belong to.
 *
 * @param remote names the remote: the server's address, or a folder's id
 * @param userId the user's id there
 * @param name what a person calls it: the e-mail address
 */
public record Binding(String remote, String userId, String name) {
}
