package dev.signet.user;

import dev.signet.kernel.DisplayedText;

/** Validates profiles. */
final class Profiles {
    private Profiles() {}

    /** Returns the profile in the form of {@link Profile#completed}, or throws an error if it is invalid. */
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
     * Refuses control characters and characters that change the direction of text. Names do not need them, searches use
     * some of them as separators between names, and in mail headers they could end a line.
     */
    static void requirePlain(String text, String field) {
        if (!DisplayedText.isPlain(text)) {
            throw UserError.controlCharacter(field).exception();
        }
    }

    private static void requireOptional(String name, String field) {
        requirePlain(name, field);
        if (!name.isEmpty() && !DisplayedText.isVisible(name)) {
            throw UserError.nothingVisible(field).exception();
        }
    }
}
