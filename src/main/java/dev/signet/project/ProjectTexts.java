package dev.signet.project;

import dev.signet.kernel.DomainError;

/** Rules of the texts of projects, roles and applications. */
public final class ProjectTexts {
    private static final int MAX = 200;

    private ProjectTexts() {}

    /** The text without spaces around it, or the error if it is empty, too long, or has control characters. */
    public static String required(String text, DomainError error) {
        String stripped = optional(text, error);
        if (stripped.isEmpty()) {
            throw error.exception();
        }
        return stripped;
    }

    /** The same for a text that may be empty. */
    static String optional(String text, DomainError error) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > MAX
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw error.exception();
        }
        return stripped;
    }
}
