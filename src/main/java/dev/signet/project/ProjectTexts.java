package dev.signet.project;

import dev.signet.kernel.DisplayedText;
import dev.signet.kernel.DomainError;

/** Validates the texts of projects, roles and applications. */
public final class ProjectTexts {
    private static final int MAX = 200;

    private ProjectTexts() {}

    /**
     * Returns the text without surrounding spaces, or throws the error if it is longer than 200 characters, has no visible
     * character, or breaks another rule of {@link DisplayedText}.
     */
    public static String required(String text, DomainError error) {
        String stripped = optional(text, error);
        if (stripped.isEmpty()) {
            throw error.exception();
        }
        return stripped;
    }

    /**
     * Returns the text without surrounding spaces, which may be empty, or throws the error if it is longer than 200
     * characters or breaks a rule of {@link DisplayedText}.
     */
    static String optional(String text, DomainError error) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > MAX
                || !DisplayedText.isPlain(stripped)
                || (!stripped.isEmpty() && !DisplayedText.isVisible(stripped))) {
            throw error.exception();
        }
        return stripped;
    }
}
