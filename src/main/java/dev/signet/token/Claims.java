package dev.signet.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the claims of a verified token by type. A claim of another type is treated as absent. */
public record Claims(Map<?, ?> values) {

    /** Returns a text; null when absent or empty. */
    public @Nullable String text(String name) {
        return values.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    /** Returns a time, given as a number of seconds since 1970 (RFC 7519 section 2); null when absent. */
    public @Nullable Instant time(String name) {
        return values.get(name) instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }

    /** Returns a whole number; 0 when absent. */
    long number(String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** Returns a list of texts; a single text becomes a list of one. */
    public List<String> texts(String name) {
        return switch (values.get(name)) {
            case String text -> List.of(text);
            case List<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    Claims object(String name) {
        return new Claims(values.get(name) instanceof Map<?, ?> object ? object : Map.of());
    }
}
