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
     * The name of the notice that the page shows about the previous step. The form returns it, so that the page shows
     * the notice again after a change of the language.
     */
    static final String NOTICE = "notice";

    /**
     * The maximum length of a login name in UTF-16 code units, which is how browsers count. It has room for a user name
     * of 200 characters of two code units each, the {@code @}, and the domain of an organization, which consists of the
     * organization's and the server's name.
     */
    static final int MAX_LOGIN_NAME = 1_000;

    /** The value exactly as entered; empty if the field is missing or occurs twice. */
    String raw(String name) {
        var values = fields.get(name);
        return values == null || values.size() != 1 ? "" : values.getFirst();
    }

    /** The value as one line, without surrounding spaces, cut to 200 UTF-16 code units. */
    String line(String name) {
        return line(raw(name), 200);
    }

    /** The login name that was entered, as one line of at most {@link #MAX_LOGIN_NAME} UTF-16 code units. */
    String loginName(String name) {
        return line(raw(name), MAX_LOGIN_NAME);
    }

    /** Whether the form was submitted only to show its page in another language. */
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
