package dev.signet.fuzz;

import dev.signet.kernel.DisplayedText;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates valid values, including the extreme ones. */
public final class Values {
    private static final Instant FIRST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Values() {}

    /**
     * Characters of every plane, except control characters, surrogates, and characters that end or reorder a line,
     * which are forbidden in names.
     */
    public static Arbitrary<Integer> codePoints() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.integers().between(0x21, 0x7e)),
                        Tuple.of(3, Arbitraries.integers().between(0xa1, 0xffff)),
                        Tuple.of(3, Arbitraries.integers().between(0x10000, 0x10ffff)),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        0xa0, 0x130, 0x131, 0x1e9e, 0x3a3, 0x200b, 0x200d, 0x3000, 0xfeff, 0xfffd,
                                        0xfffe, 0xffff, 0x10000, 0x1f600, 0xe0001, 0x10ffff)))
                .filter(c -> !Character.isISOControl(c) && (c < 0xd800 || c > 0xdfff) && !turnsLines(c));
    }

    private static boolean turnsLines(int c) {
        return !DisplayedText.isPlain(Character.toString(c));
    }

    /** Visible texts of 1 to this many characters, sometimes of the maximum length, without space at either end. */
    public static Arbitrary<String> texts(int longest) {
        Arbitrary<Integer> length = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(1, Math.min(longest, 12))),
                Tuple.of(1, Arbitraries.just(longest)));
        return length.flatMap(n -> codePoints().list().ofSize(n))
                .map(codes -> {
                    StringBuilder text = new StringBuilder();
                    codes.forEach(text::appendCodePoint);
                    return text.toString();
                })
                .filter(text -> text.equals(text.strip()) && DisplayedText.isVisible(text));
    }

    /** Future times up to the last nanosecond of the year 9999, in every precision. */
    public static Arbitrary<Instant> futures() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond());
        Arbitrary<Integer> nanos = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 999_999_999),
                Arbitraries.of(0, 1, 499, 500, 999, 1_000, 999_999, 1_000_000, 999_999_499, 999_999_500, 999_999_999));
        return Arbitraries.oneOf(
                Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond),
                Arbitraries.of(LAST, LAST.minusNanos(499), LAST.minusNanos(500), LAST.minusNanos(999)));
    }
}
