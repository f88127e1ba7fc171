package dev.signet.user;

import org.jspecify.annotations.Nullable;

/** Changes that can be requested of a person's profile, addresses and set-up. */
sealed interface HumanCommand extends UserCommand {

    record ChangeProfile(Profile profile) implements HumanCommand {}

    /**
     * Changes the e-mail address.
     *
     * @param emailCode used if the new address has to be proven
     * @param initializationCode used instead while the user is initial
     */
    record ChangeEmail(String email, boolean verified, IssuedCode emailCode, IssuedCode initializationCode)
            implements HumanCommand {}

    record VerifyEmail(CodeCheck check) implements HumanCommand {}

    record ResendEmailCode(IssuedCode code) implements HumanCommand {}

    /** Changes the phone number, given in E.164. */
    record ChangePhone(String phone, boolean verified, IssuedCode code) implements HumanCommand {}

    record VerifyPhone(CodeCheck check) implements HumanCommand {}

    record ResendPhoneCode(IssuedCode code) implements HumanCommand {}

    record RemovePhone() implements HumanCommand {}

    record RemoveAvatar() implements HumanCommand {}

    /** Proves the address of a new person, and sets the password if one is given. */
    record Initialize(CodeCheck check, @Nullable String passwordHash) implements HumanCommand {}

    /**
     * Replaces the initialization code.
     *
     * @param email another address to send the code to, or null
     */
    record ResendInitialization(@Nullable String email, IssuedCode code) implements HumanCommand {}

    /** Records that a code was handed to the mail or text-message server. */
    record RecordCodeSent(CodeKind kind, String codeId) implements HumanCommand {}
}
