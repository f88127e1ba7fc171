package dev.signet.user;

import dev.signet.kernel.DisplayedText;
import dev.signet.kernel.DomainError;

/** Validates profiles. */
final class Profiles {
    private Profiles() {}

    /** Returns the completed profile, or throws an error. */
    static Profile valid(Profile profile) {
        if (!DisplayedText.isVisible(profile.firstName())) {
            throw UserError.FIRST_NAME_EMPTY.exception();
        }
        if (!DisplayedText.isVisible(profile.lastName())) {
            throw UserError.LAST_NAME_EMPTY.exception();
        }
        Profile completed = profile.completed();
        requirePlain(completed.firstName(), "profile.first_name");
        requirePlain(completed.lastName(), "profile.last_name");
        requireOptional(completed.nickName(), "profile.nick_name");
        requireOptional(completed.displayName(), "profile.display_name");
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
        if (!DisplayedText.isPlain(text)) {
            throw new ControlCharacter(field).exception();
        }
    }

    private static void requireOptional(String name, String field) {
        requirePlain(name, field);
        if (!name.isEmpty() && !DisplayedText.isVisible(name)) {
            throw new NothingVisible(field).exception();
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

    /** A name consists of characters that show nothing. */
    record NothingVisible(String field) implements DomainError {
        @Override
        public Kind kind() {
            return Kind.INVALID_ARGUMENT;
        }

        @Override
        public String code() {
            return "user.nothing_visible";
        }

        @Override
        public String message() {
            return "The name must have a visible character, or be empty.";
        }
    }
}
