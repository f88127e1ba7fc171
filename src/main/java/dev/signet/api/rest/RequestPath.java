package dev.signet.api.rest;

import dev.signet.kernel.Percent;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits and decodes a request path, once and strictly.
 *
 * <p>Everything that two parsers could interpret differently is refused: empty segments and dot segments, path
 * parameters, encoded slashes and backslashes, control characters, malformed encoding.
 */
final class RequestPath {
    private RequestPath() {}

    /**
     * The decoded segments.
     *
     * @throws IllegalArgumentException if the path is refused, with a sentence that says why
     */
    static List<String> segments(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            throw new IllegalArgumentException("The path must start with a slash.");
        }
        List<String> segments = new ArrayList<>(8);
        int start = 1;
        while (true) {
            int end = raw.indexOf('/', start);
            segments.add(segment(end < 0 ? raw.substring(start) : raw.substring(start, end)));
            if (end < 0) {
                return segments;
            }
            start = end + 1;
        }
    }

    private static String segment(String raw) {
        if (raw.isEmpty()) {
            throw new IllegalArgumentException("The path has an empty segment.");
        }
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ';' || c == '\\') {
                throw new IllegalArgumentException("The path has a character that must be percent-encoded.");
            }
        }
        String text = Percent.decode(raw, false);
        if (text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("The path has a dot segment.");
        }
        if (text.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("The path has an encoded slash, backslash or control character.");
        }
        return text;
    }
}
