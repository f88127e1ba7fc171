package dev.signet.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims of a verified token by type; one of another type reads as absent. */
record Claims(Map<?, ?> values) {

    @Nullable
    String text(String name) {
        return values.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    /** A number of seconds (RFC 7519 section 2). */
    @Nullable
    Instant time(String name) {
        return values.get(name) instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }

    /** A whole number; 0 when absent. */
    long number(String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** A list of texts, or a single one. */
    List<String> texts(String name) {
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
