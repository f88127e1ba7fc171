package dev.signet.user;

import dev.signet.kernel.DomainError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rules of {@link PasswordPolicy} that a new password can break. */
public enum PasswordRefusal {
    TOO_SHORT("The password needs at least " + PasswordPolicy.MIN_LENGTH + " characters."),
    TOO_LONG("The password may have at most " + PasswordPolicy.MAX_LENGTH + " characters."),
    TOO_COMMON("The password is too common: attackers try it first."),
    CONTAINS_NAME("Not counting the user's own names, the password needs at least " + PasswordPolicy.MIN_LENGTH
            + " characters.");

    private final String message;

    PasswordRefusal(String message) {
        this.message = message;
    }

    /** Returns the rule that the error is about; empty if it is about something else. */
    public static Optional<PasswordRefusal> of(DomainError error) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.code().equals(error.code()))
                .findFirst();
    }

    /**
     * Returns the error that says which rule was broken; it never contains the password.
     *
     * @param field name of the request field that contained the password
     */
    public DomainError about(String field) {
        return DomainError.invalidArgument(code(), message).about(field);
    }

    private String code() {
        return "user.password." + name().toLowerCase(Locale.ROOT);
    }
}
