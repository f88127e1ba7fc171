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
    CREDENTIALS("password"),
    /** The password that is to be replaced was refused. */
    PRESENT_PASSWORD("password"),
    BUSY(false),
    /** Too many attempts from this network, whatever was attempted. */
    THROTTLED(false),
    NAME_MISSING("loginName"),
    /** The account signed in cannot answer this application. */
    ACCOUNT_REFUSED(false),
    /** The application's project is for the users of its own organization alone. */
    ORGANIZATION_REFUSED(false),
    /** A code was refused, whether or not there is such an account. */
    CODE("code"),
    INPUT(false),
    FIRST_NAME("firstName"),
    LAST_NAME("lastName"),
    EMAIL("email"),
    PASSWORD_MISMATCH("repeated"),
    PASSWORD_TOO_SHORT(Field.NEW_PASSWORD),
    PASSWORD_TOO_LONG(Field.NEW_PASSWORD),
    PASSWORD_TOO_COMMON(Field.NEW_PASSWORD),
    PASSWORD_CONTAINS_NAME(Field.NEW_PASSWORD),
    PASSWORD_NOT_CHANGED(Field.NEW_PASSWORD),
    /** No device waits with this code, or not any more. */
    DEVICE_CODE("user_code"),
    CODE_SENT(true),
    PASSWORD_SET(true),
    EMAIL_VERIFIED(true),
    REGISTERED(true),
    /** The same where no mail server is set. */
    REGISTERED_UNMAILED(true);

    private final boolean good;
    private final @Nullable String field;

    Notice(boolean good) {
        this.good = good;
        this.field = null;
    }

    /** What is wrong with a field. */
    Notice(String field) {
        this.good = false;
        this.field = field;
    }

    boolean good() {
        return good;
    }

    /** Name of the field it is about; null if it is about none. */
    @Nullable
    String field() {
        return field;
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

    /** What is wrong with what somebody entered to register. */
    static Notice ofRegistration(DomainError error) {
        String about = error.field() == null ? "" : error.field();
        return ofNewPassword(error)
                .orElse(
                        switch (about) {
                            case "profile.first_name" -> FIRST_NAME;
                            case "profile.last_name" -> LAST_NAME;
                            case "email", "user_name" -> EMAIL;
                            default -> INPUT;
                        });
    }

    /** What is wrong with a new password whoever it is for: repeated differently, too short or too long (NFKC aside). */
    static Optional<Notice> ofNewPassword(String password, String repeated) {
        int length = password.codePointCount(0, password.length());
        if (!password.equals(repeated)) {
            return Optional.of(PASSWORD_MISMATCH);
        }
        return length < 8 ? Optional.of(PASSWORD_TOO_SHORT) : Optional.empty();
    }

    /** Names of fields that several notices are about. */
    private static final class Field {
        static final String NEW_PASSWORD = "newPassword";

        private Field() {}
    }
}
