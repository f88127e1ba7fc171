package dev.signet.kernel;

/**
 * Tells which texts can be named in the path of a request. What the gateway refuses in every path, because two programs
 * could read it differently, is no name for anything that is addressed by a path.
 */
public final class PathText {
    private PathText() {}

    /** Whether the text can be one segment: not empty, no dot segment, no slash, backslash or control character. */
    public static boolean isSegment(String text) {
        return !text.isEmpty()
                && !text.equals(".")
                && !text.equals("..")
                && text.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** Whether the text can be one or more segments with single slashes between them. */
    public static boolean isSegments(String text) {
        for (String segment : text.split("/", -1)) {
            if (!isSegment(segment)) {
                return false;
            }
        }
        return true;
    }
}
