package dev.signet.login;

import dev.signet.kernel.DomainError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about the previous step. The address carries the notice's name only, so that no text from an address
 * is shown.
 */
enum Notice {
    /** The password or account is wrong, unknown, locked or inactive: one text for all cases. */
    CREDENTIALS("password"),
    /** The same on a server without mail, which cannot help a person to another password. */
    CREDENTIALS_UNMAILED("password"),
    /** The same where people may register and have to verify their address. */
    CREDENTIALS_UNVERIFIED("password"),
    /** The current password, which is to be replaced, was wrong. */
    PRESENT_PASSWORD("password"),
    BUSY(false),
    /** Too many attempts of any kind from this network. */
    THROTTLED(false),
    NAME_MISSING("loginName"),
    /** The signed-in account cannot be used for this application. */
    ACCOUNT_REFUSED(false),
    /** The application's project admits only users of its own organization. */
    ORGANIZATION_REFUSED(false),
    /** Nobody may register for this application. */
    REGISTRATION_CLOSED(false),
    /** A code was refused; shown alike whether or not the account exists. */
    CODE("code"),
    /** Somebody else has verified the address that a person registered; told only to who has the right code. */
    ADDRESS_TAKEN(false),
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
    /** No device is waiting with this code, or no longer. */
    DEVICE_CODE("user_code"),
    CODE_SENT(true),
    PASSWORD_SET(true),
    EMAIL_VERIFIED(true),
    /** The mailed link was used before and the account is set up. */
    ACCOUNT_READY(true),
    /** A mailed link for a new password while no code for one can be used. */
    LINK_OVER(false),
    REGISTERED(true),
    /** Registered, but no mail server is configured. */
    REGISTERED_UNMAILED(true);

    private static final String ABOUT_PASSWORD = "user.password.";

    private final boolean good;
    private final @Nullable String field;

    Notice(boolean good) {
        this.good = good;
        this.field = null;
    }

    /** A notice about an invalid field. */
    Notice(String field) {
        this.good = false;
        this.field = field;
    }

    boolean good() {
        return good;
    }

    /** The name of the field that the notice is about; null for none. */
    @Nullable
    String field() {
        return field;
    }

    /** The value that stands for the notice in an address. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of the notice's text in the message files. */
    String key() {
        return "notice." + value();
    }

    static @Nullable Notice of(@Nullable String value) {
        return Arrays.stream(values())
                .filter(notice -> notice.value().equals(value))
                .findFirst()
                .orElse(null);
    }

    /** The notice about an invalid new password; empty if the error is about something else. */
    static Optional<Notice> ofNewPassword(DomainError error) {
        String code = error.code();
        return code.startsWith(ABOUT_PASSWORD)
                ? Optional.ofNullable(of("password_" + code.substring(ABOUT_PASSWORD.length())))
                : Optional.empty();
    }

    /** The notice about invalid values in a registration. */
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

    /**
     * The notice about a new password that was repeated differently. All other rules are checked by the command.
     */
    static Optional<Notice> ofNewPassword(String password, String repeated) {
        return password.equals(repeated) ? Optional.empty() : Optional.of(PASSWORD_MISMATCH);
    }

    /** The names of fields that several notices are about. */
    private static final class Field {
        static final String NEW_PASSWORD = "newPassword";

        private Field() {}
    }
}
