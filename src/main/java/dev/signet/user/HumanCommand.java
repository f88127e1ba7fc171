package dev.signet.user;

import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import org.jspecify.annotations.Nullable;

/** Commands that change a person's profile, addresses and set-up. */
sealed interface HumanCommand extends UserCommand {

    record ChangeProfile(Profile profile) implements HumanCommand {}

    /**
     * Changes the e-mail address.
     *
     * @param emailCode the code to send if the address has to be verified
     * @param initializationCode the code to send instead if the user is in state INITIAL and gets another address
     */
    record ChangeEmail(String email, boolean verified, Codes.Issued emailCode, Codes.Issued initializationCode)
            implements HumanCommand {}

    record VerifyEmail(Codes.Check check) implements HumanCommand {}

    record ResendEmailCode(Codes.Issued code) implements HumanCommand {}

    /** Changes the phone number, which is given in E.164 format. */
    record ChangePhone(String phone, boolean verified, Codes.Issued code) implements HumanCommand {}

    record VerifyPhone(Codes.Check check) implements HumanCommand {}

    record ResendPhoneCode(Codes.Issued code) implements HumanCommand {}

    record RemovePhone() implements HumanCommand {}

    record RemoveAvatar() implements HumanCommand {}

    /** Verifies the e-mail address of a new person, sets the password if one is given, and makes the user ACTIVE. */
    record Initialize(Codes.Check check, @Nullable String passwordHash) implements HumanCommand {}

    /**
     * Replaces the initialization code.
     *
     * @param email another address to send the code to, or null
     */
    record ResendInitialization(@Nullable String email, Codes.Issued code) implements HumanCommand {}

    /** Records that a code was handed to the mail or text-message server. */
    record RecordCodeSent(CodeKind kind, String codeId) implements HumanCommand {}
}
