package org.larder.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/**
 * Keeps passwords as salted argon2id hashes, in the usual text form with their parameters. A few are computed at a time,
 * since each takes memory; some wait, the rest is refused (SERVICE_UNAVAILABLE). Thread-safe.
 *
 * <p>Source: RFC 9106; cost after the OWASP password storage cheat sheet.
 */
public final class Passwords {

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int AT_A_TIME = 4;
    private static final int AT_ONCE = 100;
    private static final Duration LATER = Duration.ofSeconds(1);
    private static final Pattern FORM = Pattern
            .compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=1\\$([^$]+)\\$([^$]+)");

    private final int kibibytes;
    private final int passes;
    private final SecureRandom random;
    private final SlowHash slow;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final String nobody;

    /** Computes a hash, which takes its time: all that a caller can measure. */
    interface SlowHash {
        byte[] of(String password, byte[] salt, int kibibytes, int passes);
    }

    /** The usual cost: 19 MiB, two passes, some 100 ms. */
    public Passwords(SecureRandom random) {
        this(19_456, 2, random);
    }

    /** Another cost. */
    public Passwords(int kibibytes, int passes, SecureRandom random) {
        this(kibibytes, passes, random, Passwords::argon2id);
    }

    /** Another hash. */
    Passwords(int kibibytes, int passes, SecureRandom random, SlowHash slow) {
        this.slow = slow;
        this.kibibytes = kibibytes;
        this.passes = passes;
        this.random = random;
        nobody = text(kibibytes, passes, salt(), new byte[HASH]);
    }

    /** What to keep of a password. */
    public String hash(String password) {
        return admitted(() -> {
            byte[] salt = salt();
            return text(kibibytes, passes, salt, argon2(password, salt, kibibytes, passes));
        });
    }

    /**
     * Whether it is the password of the hash. Takes as long if there is no hash, and is false then.
     *
     * @param kept as {@link #hash} gave it
     */
    public boolean matches(String password, Optional<String> kept) {
        Matcher parts = FORM.matcher(kept.orElse(nobody));
        if (!parts.matches()) {
            throw new IllegalStateException("a password hash of an unknown form");
        }
        byte[] hash = admitted(() -> argon2(password, decoded(parts.group(3)), Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2))));
        return MessageDigest.isEqual(hash, decoded(parts.group(4))) && kept.isPresent();
    }

    private byte[] argon2(String password, byte[] salt, int memory, int iterations) {
        turns.acquireUninterruptibly();
        try {
            return slow.of(password, salt, memory, iterations);
        } finally {
            turns.release();
        }
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int iterations) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(memory).withIterations(iterations)
                .withParallelism(1).withSalt(salt).build());
        byte[] hash = new byte[HASH];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** Those who wait take a thread of the server each, so that not all may. */
    private <T> T admitted(Supplier<T> work) {
        if (!room.tryAcquire()) {
            throw new TrpcException(TrpcCode.SERVICE_UNAVAILABLE, "too many sign in at once").retryAfter(LATER);
        }
        try {
            return work.get();
        } finally {
            room.release();
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return salt;
    }

    private static String text(int memory, int iterations, byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=1$" + encoded(salt) + "$" + encoded(hash);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }
}
