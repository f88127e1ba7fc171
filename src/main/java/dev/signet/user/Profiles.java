package dev.signet.user;

import dev.signet.kernel.DomainError;
import java.util.regex.Pattern;

/** Validates profiles. */
final class Profiles {
    /**
     * Control characters, line and paragraph separators, and characters that change the direction of surrounding text.
     */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private Profiles() {}

    /** Returns the completed profile, or throws an error. */
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

    /**
     * Refuses control characters. No name contains them; searches use some of them as marks between names, and mail
     * headers as ends of lines.
     */
    static void requirePlain(String text, String field) {
        if (CONTROL.matcher(text).find()) {
            throw new ControlCharacter(field).exception();
        }
    }

    /** A text contains a character that is not visible but changes lines or the direction of text. */
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
            return "Control characters and characters that change the direction of text are not allowed here.";
        }
    }
}
