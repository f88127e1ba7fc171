package dev.signet.fuzz;

import java.util.Iterator;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Tries generated values against a running server, where jqwik's own lifecycle cannot be used. Every run of the suite
 * uses the same values; the long run ({@code -Pfuzz}) uses many more from a random seed. {@code -Dfuzz.seed}
 * repeats a failed run.
 */
public final class Tries {
    private static final int FACTOR = Integer.getInteger("fuzz.factor", 1);
    private static final long SEED = Long.getLong("fuzz.seed", FACTOR == 1 ? 20_260_301L : new Random().nextLong());
    private static final int LONGEST_TOLD = 2_000;

    private Tries() {}

    /** Checks this many values, or a multiple in the long run. A failure reports seed and value. */
    public static <T> void each(Arbitrary<T> values, int tries, Check<T> check) {
        JqwikSession.run(() -> {
            Iterator<Shrinkable<T>> generated =
                    values.generator(1000, true).stream(new Random(SEED)).iterator();
            for (int i = 0; i < tries * FACTOR; i++) {
                T value = generated.next().value();
                try {
                    check.check(value);
                } catch (Exception | AssertionError e) {
                    throw new AssertionError("seed " + SEED + ", try " + i + ": " + told(value), e);
                }
            }
        });
    }

    private static String told(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "...";
    }

    /** A check that must succeed for every value. */
    @FunctionalInterface
    public interface Check<T> {
        void check(T value) throws Exception;
    }
}
