package dev.signet.kernel;

/**
 * Tells which texts can appear in the path of a request URL. The gateway refuses some characters in every path because
 * two programs could read them differently. A name that is addressed by a path must therefore not contain them.
 */
public final class PathText {
    private PathText() {}

    /**
     * Tells whether the text can be one path segment: not empty, not {@code .} or {@code ..}, without slash, backslash
     * and control characters.
     */
    public static boolean isSegment(String text) {
        return !text.isEmpty()
                && !text.equals(".")
                && !text.equals("..")
                && text.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** Tells whether the text can be one or more path segments with single slashes between them. */
    public static boolean isSegments(String text) {
        for (String segment : text.split("/", -1)) {
            if (!isSegment(segment)) {
                return false;
            }
        }
        return true;
    }
}
