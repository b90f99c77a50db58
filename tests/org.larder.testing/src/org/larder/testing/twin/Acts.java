package org.larder.testing.twin;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws sequences of acts. */
final class Acts {

    private static final int ANY = 1000;

    private final Random random;

    Acts(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** Most sequences begin attached to a remote. */
    List<Act> sequence(int length) {
        Act first = chance(4) ? act() : new Act.Attach(0);
        return Stream.concat(Stream.of(first), Stream.generate(this::act).limit(length - 1L)).toList();
    }

    private Act act() {
        int draw = random.nextInt(100);
        if (draw < 28) {
            return new Act.Edit(some(3, this::change), chance(6));
        }
        if (draw < 29) {
            return new Act.Fail(some(3, this::change));
        }
        if (draw < 37) {
            return new Act.Go(!chance(3), chance(4), chance(3) ? random.nextInt(ANY) : -1);
        }
        if (draw < 49) {
            return new Act.Take(1 + random.nextInt(5), chance(5) ? 1 : 100_000, chance(6));
        }
        if (draw < 65) {
            return new Act.Settle(some(4, () -> random.nextInt(12)), some(4, () -> random.nextInt(ANY)));
        }
        if (draw < 81) {
            return new Act.Pull(some(5, this::brought), !chance(3), chance(12),
                    new Act.Listing(chance(3), chance(3)));
        }
        return rare(draw);
    }

    private Act rare(int draw) {
        return switch (draw) {
            case 81 -> new Act.Attach(chance(3) ? 1 : 0);
            case 82, 83 -> new Act.Restart();
            case 84, 85 -> new Act.Retry(random.nextInt(ANY));
            case 86, 87 -> new Act.Correct(random.nextInt(ANY), random.nextInt(ANY));
            case 88, 89 -> new Act.Requeue(some(4, () -> random.nextInt(Fare.KEYS)), random.nextInt(5));
            case 90, 91 -> new Act.Discard(random.nextInt(ANY));
            case 92, 93 -> new Act.Preview(some(4, this::brought), chance(4) ? 1 : 0);
            case 94 -> new Act.Wait(-random.nextInt(100_000));
            case 95, 96 -> new Act.Wait(random.nextInt(400_000));
            case 97 -> new Act.Offset(random.nextInt(2000) - 1000);
            case 98 -> new Act.Travel(random.nextInt(ANY));
            default -> chance(2) ? new Act.Reopen() : new Act.Travel(random.nextInt(ANY));
        };
    }

    private Act.Change change() {
        return new Act.Change(random.nextInt(Fare.KEYS), chance(4) ? -1 : random.nextInt(ANY));
    }

    private Act.Brought brought() {
        return new Act.Brought(random.nextInt(Fare.KEYS), random.nextInt(4), random.nextInt(6), random.nextInt(3),
                random.nextInt(ANY));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> List<T> some(int most, Supplier<T> draw) {
        return IntStream.rangeClosed(0, random.nextInt(most)).mapToObj(i -> draw.get()).toList();
    }
}
