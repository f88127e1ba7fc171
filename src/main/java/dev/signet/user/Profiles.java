package dev.signet.user;

import dev.signet.kernel.DomainError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Holds profiles to their rules. */
final class Profiles {
    /** Control characters, line and paragraph separators, and what turns the direction of the text around it. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private Profiles() {}

    /** The completed profile, or an error. */
    static Profile valid(Profile profile) {
        if (profile.firstName().isBlank()) {
            throw UserError.FIRST_NAME_EMPTY.exception();
        }
        if (profile.lastName().isBlank()) {
            throw UserError.LAST_NAME_EMPTY.exception();
        }
        Profile completed = profile.completed();
        requirePlain(completed.firstName(), "profile.first_name");
        requirePlain(completed.lastName(), "profile.last_name");
        requirePlain(completed.nickName(), "profile.nick_name");
        requirePlain(completed.displayName(), "profile.display_name");
        if (!completed.preferredLanguage().isEmpty() && !LanguageTags.isKnown(completed.preferredLanguage())) {
            throw UserError.LANGUAGE_INVALID.exception();
        }
        return completed;
    }

    /** Refuses control characters: no name has them, searches use some as marks between names, and mails as ends of lines. */
    static void requirePlain(String text, String field) {
        if (CONTROL.matcher(text).find()) {
            throw new ControlCharacter(field).exception();
        }
    }

    /** The URL of a picture, or an error; https only, so that no script and no plain transport gets in. */
    static String validAvatar(String url) {
        try {
            URI uri = new URI(url.strip());
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            // answered below
        }
        throw UserError.AVATAR_URL_INVALID.exception();
    }

    /** A name holds a character that cannot be seen. */
    record ControlCharacter(String field) implements DomainError {
        @Override
        public Kind kind() {
            return Kind.INVALID_ARGUMENT;
        }

        @Override
        public String code() {
            return "user.control_character";
        }

        @Override
        public String message() {
            return "Characters that control lines or the direction of text are not allowed here.";
        }
    }
}
