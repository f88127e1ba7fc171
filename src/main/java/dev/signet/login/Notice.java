package dev.signet.login;

import dev.signet.kernel.DomainError;
import dev.signet.user.PasswordRefused;
import dev.signet.user.UserError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a page tells about the step before; carried as a name, so that no text comes from an address. */
enum Notice {
    /** Wrong, unknown, locked, inactive: one text for all. */
    CREDENTIALS(false),
    BUSY(false),
    /** Too many attempts from this network, whatever was attempted. */
    THROTTLED(false),
    NAME_MISSING(false),
    /** The account signed in cannot answer this application. */
    ACCOUNT_REFUSED(false),
    /** The application's project is for the users of its own organization alone. */
    ORGANIZATION_REFUSED(false),
    /** A code or a password was refused, whichever, and whether or not there is such an account. */
    CODE(false),
    INPUT(false),
    PASSWORD_MISMATCH(false),
    PASSWORD_TOO_SHORT(false),
    PASSWORD_TOO_LONG(false),
    PASSWORD_TOO_COMMON(false),
    PASSWORD_CONTAINS_NAME(false),
    PASSWORD_NOT_CHANGED(false),
    /** No device waits with this code, or not any more. */
    DEVICE_CODE(false),
    CODE_SENT(true),
    PASSWORD_SET(true),
    EMAIL_VERIFIED(true),
    REGISTERED(true);

    private final boolean good;

    Notice(boolean good) {
        this.good = good;
    }

    boolean good() {
        return good;
    }

    /** As it is written in an address. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its text. */
    String key() {
        return "notice." + value();
    }

    static @Nullable Notice of(@Nullable String value) {
        return Arrays.stream(values())
                .filter(notice -> notice.value().equals(value))
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with a new password; empty when the error is about something else. */
    static Optional<Notice> ofNewPassword(DomainError error) {
        if (error == UserError.PASSWORD_NOT_CHANGED) {
            return Optional.of(PASSWORD_NOT_CHANGED);
        }
        return error instanceof PasswordRefused refused
                ? Optional.ofNullable(of("password_" + refused.reason()))
                : Optional.empty();
    }

    /** What is wrong with a new password whoever it is for: repeated differently, too short or too long (NFKC aside). */
    static Optional<Notice> ofNewPassword(String password, String repeated) {
        int length = password.codePointCount(0, password.length());
        if (!password.equals(repeated)) {
            return Optional.of(PASSWORD_MISMATCH);
        }
        return length < 8 ? Optional.of(PASSWORD_TOO_SHORT) : Optional.empty();
    }
}
