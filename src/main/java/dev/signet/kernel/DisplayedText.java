package dev.signet.kernel;

import java.util.regex.Pattern;

/**
 * The rule for names that are displayed to people: of persons, machines, organizations, projects, roles and
 * applications. A name must be visible and stay within its own line. Otherwise it could be mistaken for another name,
 * for a missing name, or for text of this server.
 */
public final class DisplayedText {
    /**
     * Control characters, line and paragraph separators, and all characters with the Unicode property {@code
     * Bidi_Control}, which change the direction of surrounding text.
     */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /**
     * Letters, digits, punctuation, symbols and private-use characters, all of which fonts can display; except the
     * Hangul fillers and the blank Braille pattern, which are displayed as nothing.
     */
    private static final Pattern VISIBLE =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Co}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]]");

    private DisplayedText() {}

    /**
     * Whether a text contains no control character, no line break, and no character that changes the direction of text.
     */
    public static boolean isPlain(String text) {
        return !UNFIT.matcher(text).find();
    }

    /** Whether a text contains at least one visible character. */
    public static boolean isVisible(String text) {
        return VISIBLE.matcher(text).find();
    }
}
