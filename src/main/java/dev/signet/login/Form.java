package dev.signet.login;

import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/** The fields of a posted form. */
record Form(MultivaluedMap<String, String> fields) {
    static final String REQUEST = "authRequestID";
    static final String CSRF = "csrf";

    /** The value as entered; empty when the field is absent or occurs twice. */
    String raw(String name) {
        var values = fields.get(name);
        return values == null || values.size() != 1 ? "" : values.getFirst();
    }

    /** The value on one line and without surrounding space, cut to 200 characters. */
    String line(String name) {
        return line(raw(name), 200);
    }

    static String line(@Nullable String text, int maxLength) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > maxLength ? line.substring(0, maxLength) : line;
    }
}
