package dev.signet.user;

import dev.signet.kernel.DomainError;
import org.jspecify.annotations.Nullable;

/** Errors of the commands and queries of users, with their stable codes. */
public enum UserError implements DomainError {
    NOT_FOUND(Kind.NOT_FOUND, "user.not_found", "There is no such user in this organization."),
    ID_TAKEN(Kind.ALREADY_EXISTS, "user.id_taken", "The user id is already in use.", "user_id"),
    ID_INVALID(
            Kind.INVALID_ARGUMENT,
            "user.id_invalid",
            "A user id has 1 to 200 visible ASCII characters other than / \\ ? # and %, does not begin with _, and is none of"
                    + " '.', '..', SYSTEM and zitadel.",
            "user_id"),
    NOT_HUMAN(Kind.FAILED_PRECONDITION, "user.not_human", "This is possible only for a human user."),
    NOT_MACHINE(Kind.FAILED_PRECONDITION, "user.not_machine", "This is possible only for a machine user."),

    CREDENTIALS_OUT_OF_REACH(
            Kind.PERMISSION_DENIED,
            "user.credentials.out_of_reach",
            "The user is a manager with rights that you do not have, so you cannot change how they sign in."),

    OUT_OF_REACH(
            Kind.PERMISSION_DENIED,
            "user.out_of_reach",
            "The user is a manager, and your own roles do not reach far enough to make this change."),

    USER_NAME_TAKEN(Kind.ALREADY_EXISTS, "user.user_name.taken", "The user name is already in use.", "user_name"),
    USER_NAME_INVALID(
            Kind.INVALID_ARGUMENT,
            "user.user_name.invalid",
            "The user name must have 1 to 200 characters and no control character.",
            "user_name"),
    USER_NAME_CHARACTER(
            Kind.INVALID_ARGUMENT,
            "user.user_name.character",
            "The user name has letters and digits of any script, visible ASCII characters, and single spaces between"
                    + " them; nothing else (RFC 8265).",
            "user_name"),
    USER_NAME_DIRECTION(
            Kind.INVALID_ARGUMENT,
            "user.user_name.direction",
            "The user name mixes text that is written from right to left with other text (RFC 5893).",
            "user_name"),
    USER_NAME_NOT_CHANGED(
            Kind.FAILED_PRECONDITION, "user.user_name.not_changed", "The user already has this user name."),

    ALREADY_INACTIVE(Kind.FAILED_PRECONDITION, "user.already_inactive", "The user is already inactive."),
    CANNOT_DEACTIVATE_INITIAL(
            Kind.FAILED_PRECONDITION, "user.initial", "An initial user can only be deleted, not deactivated."),
    NOT_INACTIVE(Kind.FAILED_PRECONDITION, "user.not_inactive", "The user is not inactive."),
    NOT_ACTIVE_OR_INITIAL(
            Kind.FAILED_PRECONDITION, "user.not_active_or_initial", "The user is neither active nor initial."),
    NOT_LOCKED(Kind.FAILED_PRECONDITION, "user.not_locked", "The user is not locked."),
    NOT_ACTIVE(Kind.FAILED_PRECONDITION, "user.not_active", "The user is not active."),
    NOT_SUSPENDED(Kind.FAILED_PRECONDITION, "user.not_suspended", "The user is not suspended."),
    SUSPENDED(Kind.FAILED_PRECONDITION, "user.suspended", "The user is suspended and has to be reinstated first."),
    NOT_INITIALISED(Kind.FAILED_PRECONDITION, "user.not_initialised", "The user is not initialised yet."),
    ALREADY_INITIALISED(Kind.FAILED_PRECONDITION, "user.already_initialised", "The user is already initialised."),
    NOT_DELETED(
            Kind.FAILED_PRECONDITION,
            "user.not_deleted",
            "Only a deleted user can be erased, unless force is set.",
            "force"),

    PROFILE_NOT_CHANGED(Kind.FAILED_PRECONDITION, "user.profile.not_changed", "The profile would stay the same."),
    FIRST_NAME_EMPTY(
            Kind.INVALID_ARGUMENT,
            "user.profile.first_name_empty",
            "The first name has no visible character.",
            "profile.first_name"),
    LAST_NAME_EMPTY(
            Kind.INVALID_ARGUMENT,
            "user.profile.last_name_empty",
            "The last name has no visible character.",
            "profile.last_name"),
    LANGUAGE_INVALID(
            Kind.INVALID_ARGUMENT,
            "user.profile.language_invalid",
            "The preferred language is not a known language: a BCP 47 tag such as en, de-CH or zh-Hant-TW.",
            "profile.preferred_language"),
    AVATAR_NOT_FOUND(Kind.NOT_FOUND, "user.avatar.not_found", "The user has no avatar."),

    EMAIL_INVALID(Kind.INVALID_ARGUMENT, "user.email.invalid", "This is not an e-mail address.", "email"),
    EMAIL_NOT_CHANGED(Kind.FAILED_PRECONDITION, "user.email.not_changed", "The user already has this e-mail address."),
    EMAIL_ALREADY_VERIFIED(
            Kind.FAILED_PRECONDITION, "user.email.already_verified", "The e-mail address is already verified."),
    EMAIL_NOT_VERIFIED(Kind.FAILED_PRECONDITION, "user.email.not_verified", "The e-mail address is not verified."),

    PHONE_INVALID(
            Kind.INVALID_ARGUMENT,
            "user.phone.invalid",
            "This is not a phone number in international form, such as +41791234567.",
            "phone"),
    PHONE_NOT_FOUND(Kind.NOT_FOUND, "user.phone.not_found", "The user has no phone number."),
    PHONE_NOT_CHANGED(Kind.FAILED_PRECONDITION, "user.phone.not_changed", "The user already has this phone number."),
    PHONE_ALREADY_VERIFIED(
            Kind.FAILED_PRECONDITION, "user.phone.already_verified", "The phone number is already verified."),
    PHONE_NOT_VERIFIED(Kind.FAILED_PRECONDITION, "user.phone.not_verified", "The phone number is not verified."),

    CODE_MISSING(
            Kind.FAILED_PRECONDITION,
            "user.code.missing",
            "There is no valid code: it was used, replaced, or tried too often. Ask for a new one.",
            "code"),
    CODE_EXPIRED(Kind.FAILED_PRECONDITION, "user.code.expired", "The code has expired. Ask for a new one.", "code"),
    CODE_INVALID(Kind.INVALID_ARGUMENT, "user.code.invalid", "The code is wrong.", "code"),

    PASSWORD_NOT_SET(Kind.FAILED_PRECONDITION, "user.password.not_set", "The user has no password."),
    PASSWORD_REQUIRED(
            Kind.FAILED_PRECONDITION,
            "user.password.required",
            "The user has no password yet; choose one.",
            "password"),
    PASSWORD_WRONG(Kind.INVALID_ARGUMENT, "user.password.wrong", "The password is wrong.", "old_password"),
    PASSWORD_NOT_CHANGED(
            Kind.INVALID_ARGUMENT,
            "user.password.not_changed",
            "The new password is the same as the current one.",
            "new_password"),
    LOCKED(Kind.FAILED_PRECONDITION, "user.locked", "The user is locked."),

    MACHINE_NOT_CHANGED(Kind.FAILED_PRECONDITION, "user.machine.not_changed", "The machine user would stay the same."),
    MACHINE_NAME_EMPTY(Kind.INVALID_ARGUMENT, "user.machine.name_empty", "The name has no visible character.", "name"),
    SECRET_NOT_FOUND(Kind.FAILED_PRECONDITION, "user.machine.secret_not_found", "The machine user has no secret."),
    KEY_NOT_FOUND(Kind.NOT_FOUND, "user.machine.key_not_found", "The machine user has no such key."),
    PUBLIC_KEY_INVALID(
            Kind.INVALID_ARGUMENT,
            "user.machine.public_key_invalid",
            "The public key must be PEM: RSA of 2048 to 8192 bits, or EC on P-256, P-384 or P-521.",
            "public_key"),
    TOKEN_NOT_FOUND(Kind.NOT_FOUND, "user.pat.not_found", "The machine user has no such token."),
    EXPIRATION_IN_PAST(
            Kind.INVALID_ARGUMENT,
            "user.expiration_in_past",
            "The expiration date must be in the future.",
            "expiration_date"),

    METADATA_NOT_FOUND(Kind.NOT_FOUND, "user.metadata.not_found", "The user has no metadata with this key."),
    METADATA_KEY_INVALID(
            Kind.INVALID_ARGUMENT,
            "user.metadata.key_invalid",
            "A metadata key has 1 to 200 characters, one of them visible.",
            "key"),
    METADATA_KEY_NOT_ADDRESSABLE(
            Kind.INVALID_ARGUMENT,
            "user.metadata.key_not_addressable",
            "A metadata key is used in paths: it must not be ., .., _bulk or _search, and must not have a slash or a"
                    + " backslash.",
            "key"),
    METADATA_VALUE_INVALID(
            Kind.INVALID_ARGUMENT, "user.metadata.value_invalid", "A metadata value has 1 to 500,000 bytes.", "value");

    private final Kind kind;
    private final String code;
    private final String message;
    private final @Nullable String field;

    UserError(Kind kind, String code, String message) {
        this(kind, code, message, null);
    }

    UserError(Kind kind, String code, String message, @Nullable String field) {
        this.kind = kind;
        this.code = code;
        this.message = message;
        this.field = field;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public @Nullable String field() {
        return field;
    }
}
