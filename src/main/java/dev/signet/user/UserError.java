package dev.signet.user;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;
import static dev.signet.kernel.DomainError.permissionDenied;

import dev.signet.kernel.DomainError;

/** Errors of the commands and queries of users, with their stable codes. */
public final class UserError {
    public static final DomainError NOT_FOUND =
            notFound("user.not_found", "There is no such user in this organization.");
    public static final DomainError ID_TAKEN =
            alreadyExists("user.id_taken", "The user id is already in use.").about("user_id");
    public static final DomainError ID_INVALID = invalidArgument(
                    "user.id_invalid",
                    "A user id has 1 to 200 visible ASCII characters other than / \\ ? # and %, does not begin with _, and is none of"
                            + " '.', '..', SYSTEM and zitadel.")
            .about("user_id");
    public static final DomainError NOT_HUMAN =
            failedPrecondition("user.not_human", "This is possible only for a human user.");
    public static final DomainError NOT_MACHINE =
            failedPrecondition("user.not_machine", "This is possible only for a machine user.");

    public static final DomainError CREDENTIALS_OUT_OF_REACH = permissionDenied(
            "user.credentials.out_of_reach",
            "The user is a manager with rights that you do not have, so you cannot change how they sign in.");

    public static final DomainError OUT_OF_REACH = permissionDenied(
            "user.out_of_reach",
            "The user is a manager, and your own roles do not reach far enough to make this change.");

    public static final DomainError USER_NAME_TAKEN = alreadyExists(
                    "user.user_name.taken", "The user name is already in use.")
            .about("user_name");
    public static final DomainError USER_NAME_INVALID = invalidArgument(
                    "user.user_name.invalid", "The user name must have 1 to 200 characters and no control character.")
            .about("user_name");
    public static final DomainError USER_NAME_CHARACTER = invalidArgument(
                    "user.user_name.character",
                    "The user name has letters and digits of any script, visible ASCII characters, and single spaces between"
                            + " them; nothing else (RFC 8265).")
            .about("user_name");
    public static final DomainError USER_NAME_DIRECTION = invalidArgument(
                    "user.user_name.direction",
                    "The user name mixes text that is written from right to left with other text (RFC 5893).")
            .about("user_name");
    public static final DomainError USER_NAME_NOT_CHANGED =
            failedPrecondition("user.user_name.not_changed", "The user already has this user name.");

    public static final DomainError ALREADY_INACTIVE =
            failedPrecondition("user.already_inactive", "The user is already inactive.");
    public static final DomainError CANNOT_DEACTIVATE_INITIAL =
            failedPrecondition("user.initial", "A user in the state INITIAL can only be deleted, not deactivated.");
    public static final DomainError NOT_INACTIVE = failedPrecondition("user.not_inactive", "The user is not inactive.");
    public static final DomainError NOT_ACTIVE_OR_INITIAL =
            failedPrecondition("user.not_active_or_initial", "The user's state is neither ACTIVE nor INITIAL.");
    public static final DomainError NOT_LOCKED = failedPrecondition("user.not_locked", "The user is not locked.");
    public static final DomainError NOT_ACTIVE = failedPrecondition("user.not_active", "The user is not active.");
    public static final DomainError NOT_SUSPENDED =
            failedPrecondition("user.not_suspended", "The user is not suspended.");
    public static final DomainError SUSPENDED =
            failedPrecondition("user.suspended", "The user is suspended and has to be reinstated first.");
    public static final DomainError NOT_INITIALISED =
            failedPrecondition("user.not_initialised", "The user is not initialised yet.");
    public static final DomainError ALREADY_INITIALISED =
            failedPrecondition("user.already_initialised", "The user is already initialised.");
    public static final DomainError NOT_DELETED = failedPrecondition(
                    "user.not_deleted", "Only a deleted user can be erased, unless force is set.")
            .about("force");

    public static final DomainError PROFILE_NOT_CHANGED =
            failedPrecondition("user.profile.not_changed", "The profile would stay the same.");
    public static final DomainError FIRST_NAME_EMPTY = invalidArgument(
                    "user.profile.first_name_empty", "The first name has no visible character.")
            .about("profile.first_name");
    public static final DomainError LAST_NAME_EMPTY = invalidArgument(
                    "user.profile.last_name_empty", "The last name has no visible character.")
            .about("profile.last_name");
    public static final DomainError LANGUAGE_INVALID = invalidArgument(
                    "user.profile.language_invalid",
                    "The preferred language is not a known language: a BCP 47 tag such as en, de-CH or zh-Hant-TW.")
            .about("profile.preferred_language");
    public static final DomainError AVATAR_NOT_FOUND = notFound("user.avatar.not_found", "The user has no avatar.");

    public static final DomainError EMAIL_INVALID = invalidArgument(
                    "user.email.invalid", "This is not an e-mail address.")
            .about("email");
    public static final DomainError EMAIL_NOT_CHANGED =
            failedPrecondition("user.email.not_changed", "The user already has this e-mail address.");
    public static final DomainError EMAIL_ALREADY_VERIFIED =
            failedPrecondition("user.email.already_verified", "The e-mail address is already verified.");
    public static final DomainError EMAIL_NOT_VERIFIED =
            failedPrecondition("user.email.not_verified", "The e-mail address is not verified.");

    public static final DomainError PHONE_INVALID = invalidArgument(
                    "user.phone.invalid", "This is not a phone number in international form, such as +41791234567.")
            .about("phone");
    public static final DomainError PHONE_NOT_FOUND = notFound("user.phone.not_found", "The user has no phone number.");
    public static final DomainError PHONE_NOT_CHANGED =
            failedPrecondition("user.phone.not_changed", "The user already has this phone number.");
    public static final DomainError PHONE_ALREADY_VERIFIED =
            failedPrecondition("user.phone.already_verified", "The phone number is already verified.");
    public static final DomainError PHONE_NOT_VERIFIED =
            failedPrecondition("user.phone.not_verified", "The phone number is not verified.");

    public static final DomainError CODE_MISSING = failedPrecondition(
                    "user.code.missing",
                    "There is no valid code: it was used, replaced, or tried too often. Ask for a new one.")
            .about("code");
    public static final DomainError CODE_EXPIRED = failedPrecondition(
                    "user.code.expired", "The code has expired. Ask for a new one.")
            .about("code");
    public static final DomainError CODE_INVALID =
            invalidArgument("user.code.invalid", "The code is wrong.").about("code");

    public static final DomainError PASSWORD_NOT_SET =
            failedPrecondition("user.password.not_set", "The user has no password.");
    public static final DomainError PASSWORD_REQUIRED = failedPrecondition(
                    "user.password.required", "The user has no password yet; choose one.")
            .about("password");
    public static final DomainError PASSWORD_WRONG =
            invalidArgument("user.password.wrong", "The password is wrong.").about("old_password");
    public static final DomainError PASSWORD_NOT_CHANGED = invalidArgument(
                    "user.password.not_changed", "The new password is the same as the current one.")
            .about("new_password");
    public static final DomainError LOCKED = failedPrecondition("user.locked", "The user is locked.");

    public static final DomainError MACHINE_NOT_CHANGED =
            failedPrecondition("user.machine.not_changed", "The machine user would stay the same.");
    public static final DomainError MACHINE_NAME_EMPTY = invalidArgument(
                    "user.machine.name_empty", "The name has no visible character.")
            .about("name");
    public static final DomainError SECRET_NOT_FOUND =
            failedPrecondition("user.machine.secret_not_found", "The machine user has no secret.");
    public static final DomainError KEY_NOT_FOUND =
            notFound("user.machine.key_not_found", "The machine user has no such key.");
    public static final DomainError PUBLIC_KEY_INVALID = invalidArgument(
                    "user.machine.public_key_invalid",
                    "The public key must be PEM: RSA of 2048 to 8192 bits, or EC on P-256, P-384 or P-521.")
            .about("public_key");
    public static final DomainError TOKEN_NOT_FOUND =
            notFound("user.pat.not_found", "The machine user has no such token.");
    public static final DomainError EXPIRATION_IN_PAST = invalidArgument(
                    "user.expiration_in_past", "The expiration date must be in the future.")
            .about("expiration_date");

    public static final DomainError METADATA_NOT_FOUND =
            notFound("user.metadata.not_found", "The user has no metadata with this key.");
    public static final DomainError METADATA_KEY_INVALID = invalidArgument(
                    "user.metadata.key_invalid", "A metadata key has 1 to 200 characters, one of them visible.")
            .about("key");
    public static final DomainError METADATA_KEY_NOT_ADDRESSABLE = invalidArgument(
                    "user.metadata.key_not_addressable",
                    "A metadata key must not be '.', '..', '_bulk' or '_search', and must not contain a slash or a"
                            + " backslash, because it is used in paths.")
            .about("key");
    public static final DomainError METADATA_VALUE_INVALID = invalidArgument(
                    "user.metadata.value_invalid", "A metadata value has 1 to 500,000 bytes.")
            .about("value");

    /** A request field contains a control character or a character that changes the direction of text. */
    static DomainError controlCharacter(String field) {
        return invalidArgument(
                        "user.control_character",
                        "Control characters and characters that change the direction of text are not allowed here.")
                .about(field);
    }

    /** A name is not empty but has no visible character. */
    static DomainError nothingVisible(String field) {
        return invalidArgument("user.nothing_visible", "The name must have a visible character, or be empty.")
                .about(field);
    }

    /**
     * An imported password hash cannot be used.
     *
     * @param message never contains the hash
     * @param field name of the request field that contained the hash
     */
    static DomainError passwordHashInvalid(String message, String field) {
        return invalidArgument("user.password.hash_invalid", message).about(field);
    }

    private UserError() {}
}
