package dev.signet.login;

import dev.signet.interaction.SignInRequests;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/** The fields of a posted form. */
record Form(MultivaluedMap<String, String> fields) {
    static final String REQUEST = SignInRequests.PARAMETER;
    static final String CSRF = "csrf";
    static final String LANGUAGE = "lang";

    /**
     * The longest login name in units of UTF-16, as browsers count: more than a user name of 200 characters of two units
     * each with the {@code @} and the domain of an organization, which is made of its name and that of the server.
     */
    static final int MAX_LOGIN_NAME = 1_000;

    /** The value as entered; empty when the field is absent or occurs twice. */
    String raw(String name) {
        var values = fields.get(name);
        return values == null || values.size() != 1 ? "" : values.getFirst();
    }

    /** The value on one line and without surrounding space, cut to 200 units of UTF-16. */
    String line(String name) {
        return line(raw(name), 200);
    }

    /** The login name that was entered, on one line; see {@link #MAX_LOGIN_NAME}. */
    String loginName(String name) {
        return line(raw(name), MAX_LOGIN_NAME);
    }

    /** Whether the form was sent to see its page in another language. */
    boolean switchesLanguage() {
        return !raw(LANGUAGE).isEmpty();
    }

    static String line(@Nullable String text, int maxLength) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        if (line.length() <= maxLength) {
            return line;
        }
        boolean inPair = Character.isHighSurrogate(line.charAt(maxLength - 1));
        return line.substring(0, inPair ? maxLength - 1 : maxLength);
    }
}
