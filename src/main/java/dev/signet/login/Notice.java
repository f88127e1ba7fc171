package dev.signet.login;

import dev.signet.kernel.DomainError;
import dev.signet.user.PasswordRefusal;
import dev.signet.user.UserError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about the previous step. The address of the page contains only the name of the notice, so that no
 * page shows a text that somebody put into its address.
 */
enum Notice {
    /** The password is wrong, or the account is unknown, locked or inactive: one text for all cases. */
    CREDENTIALS("password"),
    /**
     * Like {@link #CREDENTIALS}, on a server that cannot send mails: it advises to ask an administrator for a new
     * password.
     */
    CREDENTIALS_UNMAILED("password"),
    /**
     * Like {@link #CREDENTIALS}, where people may register: it reminds people who have just registered to verify their
     * address.
     */
    CREDENTIALS_UNVERIFIED("password"),
    /** The current password was wrong when the person wanted to replace it. */
    PRESENT_PASSWORD("password"),
    /** The code of an authenticator app is wrong, or was used before. */
    FACTOR_CODE("code"),
    /** The recovery code is wrong, or was used before. */
    RECOVERY_CODE("code"),
    /** Too many wrong codes were entered. */
    FACTOR_BLOCKED(false),
    /** The account that is signed in has a second factor that was not proven. */
    FACTOR_MISSING(false),
    BUSY(false),
    /** Too many attempts of any kind from this network. */
    THROTTLED(false),
    NAME_MISSING("loginName"),
    /** The signed-in account cannot be used for this application. */
    ACCOUNT_REFUSED(false),
    /** The application's project is not open to the organization of the account. */
    ORGANIZATION_REFUSED(false),
    /** The application's project admits only users who have a role in it. */
    ROLE_MISSING(false),
    /** Nobody may register for this application. */
    REGISTRATION_CLOSED(false),
    /** A code was refused; the same text whether or not the account exists. */
    CODE("code"),
    /**
     * Since a person registered, somebody else has verified the same address; shown only to somebody who has entered
     * the right code.
     */
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
    /** No device is waiting for an answer to this code; it may have expired. */
    DEVICE_CODE("user_code"),
    CODE_SENT(true),
    PASSWORD_SET(true),
    EMAIL_VERIFIED(true),
    /** The mailed link was used before, and the account is already set up. */
    ACCOUNT_READY(true),
    /** A mailed link for a new password whose code was used or has expired. */
    LINK_OVER(false),
    REGISTERED(true),
    /** The person has registered, but no mail server is configured to send a code for the address. */
    REGISTERED_UNMAILED(true);

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
        return error.equals(UserError.PASSWORD_NOT_CHANGED)
                ? Optional.of(PASSWORD_NOT_CHANGED)
                : PasswordRefusal.of(error).map(Notice::of);
    }

    private static Notice of(PasswordRefusal refusal) {
        return switch (refusal) {
            case TOO_SHORT -> PASSWORD_TOO_SHORT;
            case TOO_LONG -> PASSWORD_TOO_LONG;
            case TOO_COMMON -> PASSWORD_TOO_COMMON;
            case CONTAINS_NAME -> PASSWORD_CONTAINS_NAME;
        };
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
     * The notice about a new password that was repeated differently; empty if both are equal. All other rules are
     * checked by the command that sets the password.
     */
    static Optional<Notice> ofNewPassword(String password, String repeated) {
        return password.equals(repeated) ? Optional.empty() : Optional.of(PASSWORD_MISMATCH);
    }

    /** Names of fields, as constants because several notices are about them. */
    private static final class Field {
        static final String NEW_PASSWORD = "newPassword";

        private Field() {}
    }
}
