package dev.signet.user;

import dev.signet.eventstore.Loaded;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.user.code.Code;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import dev.signet.vault.password.PasswordHasher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Changes the profile and addresses of people, verifies addresses with codes, and finishes the set-up of new people.
 *
 * <p>Every method fails for a machine user. Results and errors are as in {@link UserCommands}.
 */
@Singleton
public final class HumanCommands {
    private final UserWriter writer;
    private final VerifiedEmails verifiedEmails;
    private final Codes codes;
    private final PasswordPolicy passwordPolicy;
    private final PasswordHasher hasher;
    private final Clock clock;

    HumanCommands(
            UserWriter writer,
            VerifiedEmails verifiedEmails,
            Codes codes,
            PasswordPolicy passwordPolicy,
            PasswordHasher hasher,
            Clock clock) {
        this.writer = writer;
        this.verifiedEmails = verifiedEmails;
        this.codes = codes;
        this.passwordPolicy = passwordPolicy;
        this.hasher = hasher;
        this.clock = clock;
    }

    /** Replaces the profile; refused if nothing would change. */
    public Loaded<User> changeProfile(UserRef user, Profile profile, Actor actor) {
        return writer.handle(user, new HumanCommand.ChangeProfile(Profiles.valid(profile)), actor);
    }

    /**
     * Changes the e-mail address, and mails a code to the new address unless the caller declares it verified. If
     * another address leaves the user in state INITIAL, the code is a new initialization code. Refused if the address
     * is the current one, unless the call declares it verified for the first time.
     */
    public Loaded<User> changeEmail(UserRef user, String email, boolean verified, Actor actor) {
        Loaded<User> loaded = writer.loadWithCredentials(user, actor);
        Instant now = clock.instant();
        HumanCommand command = new HumanCommand.ChangeEmail(
                EmailAddresses.valid(email),
                verified,
                codes.issue(CodeKind.EMAIL, now),
                codes.issue(CodeKind.INITIALIZATION, now));
        return writer.handle(loaded, user, command, actor);
    }

    /**
     * Verifies the e-mail address with the code that was mailed. If the code is right but somebody else has verified
     * the same address since this person registered, the call fails with {@link UserError#USER_NAME_TAKEN}, like a new
     * registration would. If the code is wrong, the error says only that, because nobody except those who can read mail
     * to the address may learn that it belongs to an account.
     */
    public Loaded<User> verifyEmail(UserRef user, String code, Actor actor) {
        Loaded<User> loaded = writer.load(user);
        Human human = loaded.state().requireHuman();
        Codes.Check check = check(user, loaded.state(), CodeKind.EMAIL, code);
        if (check.matched()
                && human.registering()
                && verifiedEmails.isVerified(human.email().value())) {
            throw UserError.USER_NAME_TAKEN.exception();
        }
        return writer.handle(loaded, user, new HumanCommand.VerifyEmail(check), actor);
    }

    /** Mails a new code and invalidates the previous one. Refused if the address is already verified. */
    public Loaded<User> resendEmailCode(UserRef user, Actor actor) {
        return writer.handle(user, new HumanCommand.ResendEmailCode(issue(CodeKind.EMAIL)), actor);
    }

    /**
     * Changes the phone number, and sends a code to the new number unless the caller declares it verified. Refused if
     * the number is the current one, unless the call declares it verified for the first time.
     */
    public Loaded<User> changePhone(UserRef user, String phone, boolean verified, Actor actor) {
        Loaded<User> loaded = writer.loadWithCredentials(user, actor);
        HumanCommand command =
                new HumanCommand.ChangePhone(PhoneNumbers.e164(phone, "phone"), verified, issue(CodeKind.PHONE));
        return writer.handle(loaded, user, command, actor);
    }

    /** Verifies the phone number with the code that was sent. */
    public Loaded<User> verifyPhone(UserRef user, String code, Actor actor) {
        Loaded<User> loaded = writer.load(user);
        Codes.Check check = check(user, loaded.state(), CodeKind.PHONE, code);
        return writer.handle(loaded, user, new HumanCommand.VerifyPhone(check), actor);
    }

    /** Sends a new code and invalidates the previous one. Refused if the number is already verified. */
    public Loaded<User> resendPhoneCode(UserRef user, Actor actor) {
        return writer.handle(user, new HumanCommand.ResendPhoneCode(issue(CodeKind.PHONE)), actor);
    }

    /** Removes the phone number. Fails with NOT_FOUND if there is none. */
    public Loaded<User> removePhone(UserRef user, Actor actor) {
        Loaded<User> loaded = writer.loadWithIdentity(user, actor);
        return writer.handle(loaded, user, new HumanCommand.RemovePhone(), actor);
    }

    /** Removes the avatar. Fails with NOT_FOUND if there is none. */
    public Loaded<User> removeAvatar(UserRef user, Actor actor) {
        return writer.handle(user, new HumanCommand.RemoveAvatar(), actor);
    }

    /**
     * Finishes the set-up of an INITIAL user with the mailed code. Only a caller with the right code is told that a
     * password is too similar to the person's names, because this error reveals the names.
     *
     * @param password chosen by the person; may be null only if a password was set before
     */
    public Loaded<User> initialize(UserRef user, String code, @Nullable String password, Actor actor) {
        Loaded<User> loaded = writer.load(user);
        User state = loaded.state();
        if (password != null) {
            passwordPolicy.requireOfAnybody(password);
        }
        Codes.Check check = check(user, state, CodeKind.INITIALIZATION, code);
        if (password != null && check.matched()) {
            passwordPolicy.require(password, "password", PasswordPolicy.namesOf(state));
        }
        String hash = check.matched() && password != null ? hasher.hash(password) : null;
        return writer.handle(loaded, user, new HumanCommand.Initialize(check, hash), actor);
    }

    /**
     * Mails a new initialization code and invalidates the previous one. If an address is given, it becomes the person's
     * e-mail address, and the code is mailed to it.
     */
    public Loaded<User> resendInitialization(UserRef user, @Nullable String email, Actor actor) {
        String address = email == null || email.isBlank() ? null : EmailAddresses.valid(email);
        Loaded<User> loaded = address == null ? writer.load(user) : writer.loadWithCredentials(user, actor);
        return writer.handle(
                loaded, user, new HumanCommand.ResendInitialization(address, issue(CodeKind.INITIALIZATION)), actor);
    }

    /**
     * Records that a code was handed to the mail or text-message server, and deletes the encrypted copy that was kept
     * for sending. Does nothing if the code was replaced or the person was removed in the meantime.
     */
    public void recordCodeSent(String userId, CodeKind kind, String codeId, Actor actor) {
        try {
            writer.handle(UserRef.anywhere(userId), new HumanCommand.RecordCodeSent(kind, codeId), actor);
        } catch (DomainException e) {
            if (!e.error().equals(UserError.NOT_FOUND)) {
                throw e;
            }
        }
    }

    private Codes.Issued issue(CodeKind kind) {
        return codes.issue(kind, clock.instant());
    }

    private Codes.Check check(UserRef user, User state, CodeKind kind, String entered) {
        Human human = state.requireHuman();
        Code code = switch (kind) {
            case EMAIL -> human.email().code();
            case PHONE -> human.requirePhone().code();
            case PASSWORD -> human.password().code();
            case INITIALIZATION -> human.initialization();
        };
        return codes.check(user.userId(), kind, code, entered, clock.instant());
    }
}
