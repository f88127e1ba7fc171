package dev.signet.branding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour in sRGB.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record Color(int red, int green, int blue) {
    static final Color BLACK = new Color(0, 0, 0);
    static final Color WHITE = new Color(255, 255, 255);

    /** Minimum contrast ratio of text (WCAG 2.2, 1.4.3). */
    static final double TEXT = 4.5;
    /** Minimum contrast ratio of borders (WCAG 2.2, 1.4.11). */
    static final double BORDER = 3;

    private static final Pattern HEX = Pattern.compile("#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})");
    private static final int STEPS = 20;

    /** Parses {@code #RRGGBB} or {@code #RGB} in any case; empty for anything else. */
    static Optional<Color> parse(String text) {
        if (!HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits =
                text.length() == 7 ? text.substring(1) : text.substring(1).replaceAll("(.)", "$1$1");
        int rgb = Integer.parseInt(digits, 16);
        return Optional.of(new Color(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff));
    }

    /** Parses a colour that is known to be valid. */
    static Color of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Returns the colour as {@code #rrggbb}. */
    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** Returns the contrast ratio according to WCAG 2.2, from 1 to 21. */
    double contrast(Color other) {
        double mine = luminance();
        double others = other.luminance();
        return (Math.max(mine, others) + 0.05) / (Math.min(mine, others) + 0.05);
    }

    /**
     * Returns a mixture of this colour with another one.
     *
     * @param share how much of the other colour it contains, 0 to 1
     */
    Color mixed(Color other, double share) {
        return new Color(
                mixed(red, other.red, share), mixed(green, other.green, share), mixed(blue, other.blue, share));
    }

    /**
     * Returns this colour, mixed with only as much of another colour as is needed to reach the contrast against all
     * background colours.
     *
     * @param contrast minimum contrast ratio
     * @param grounds the background colours
     * @param towards the colour to mix in, which reaches the contrast against all backgrounds itself
     */
    Color standingOut(double contrast, List<Color> grounds, Color towards) {
        for (int step = 0; step < STEPS; step++) {
            Color candidate = mixed(towards, (double) step / STEPS);
            if (grounds.stream().allMatch(ground -> candidate.contrast(ground) >= contrast)) {
                return candidate;
            }
        }
        return towards;
    }

    /**
     * Returns black or white, whichever has more contrast against this colour. One of them always reaches a ratio of
     * 4.5.
     */
    Color text() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
