package dev.signet.fuzz;

import java.util.Iterator;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Tries generated values against a running server, where jqwik's own lifecycle is not at hand. The values are the same in
 * every run of the suite; the long run ({@code -Pfuzz}) takes many more, of another seed each time. {@code
 * -Dsignet.fuzz.seed} repeats one that failed.
 */
public final class Tries {
    private static final int FACTOR = Integer.getInteger("signet.fuzz.factor", 1);
    private static final long SEED =
            Long.getLong("signet.fuzz.seed", FACTOR == 1 ? 20_260_301L : new Random().nextLong());
    private static final int LONGEST_TOLD = 2_000;

    private Tries() {}

    /** Checks so many values, in the long run a multiple; a failure tells seed and value. */
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

    /** What has to hold for every value. */
    @FunctionalInterface
    public interface Check<T> {
        void check(T value) throws Exception;
    }
}
