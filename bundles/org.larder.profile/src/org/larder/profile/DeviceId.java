package org.larder.profile;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Names a device: the node of its stamps. */
final class DeviceId {

    private static final int BITS = 80;
    private static final int LETTERS_AND_DIGITS = 36;

    private DeviceId() {
    }

    /** One that no other device has. */
    static String random() {
        return new BigInteger(BITS, new SecureRandom()).toString(LETTERS_AND_DIGITS);
    }
}
