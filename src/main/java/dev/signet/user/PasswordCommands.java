package dev.signet.user;

import dev.signet.eventstore.Loaded;
import dev.signet.kernel.Actor;
import dev.signet.vault.Secrets;
import dev.signet.vault.password.PasswordHasher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Sets, changes, checks and resets passwords.
 *
 * <p>Hashing happens before the decision, outside of any transaction. Wrong passwords are counted in the user's own
 * stream, so that parallel guesses count each (security rule 12). Answers and errors as in {@link UserCommands}.
 */
@Singleton
public final class PasswordCommands {
    private final UserWriter writer;
    private final Codes codes;
    private final Secrets secrets;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final Lockout lockout;
    private final Clock clock;

    PasswordCommands(
            UserWriter writer,
            Codes codes,
            Secrets secrets,
            PasswordPolicy policy,
            PasswordHasher hasher,
            UserConfig config,
            Clock clock) {
        this.writer = writer;
        this.codes = codes;
        this.secrets = secrets;
        this.policy = policy;
        this.hasher = hasher;
        this.lockout = new Lockout(
                config.lockoutMaxFailures(), config.lockoutDuration().orElse(null));
        this.clock = clock;
    }

    /** Sets the password on behalf of an administrator; outstanding reset codes end. */
    public Loaded<User> set(UserRef user, String password, boolean changeRequired, Actor actor) {
        User state = writer.loadWithCredentials(user, actor).state();
        state.requireHuman();
        policy.require(password, "password", PasswordPolicy.namesOf(state));
        return writer.handle(user, new PasswordCommand.SetPassword(hasher.hash(password), changeRequired), actor);
    }

    /** Changes the password of a person who knows the old one; a wrong old one counts towards the lock-out. */
    public Loaded<User> change(UserRef user, String oldPassword, String newPassword, Actor actor) {
        User state = writer.load(user).state();
        state.requireHuman();
        policy.require(newPassword, "new_password", PasswordPolicy.namesOf(state));
        PasswordCommand.PasswordCheck check = compare(user, state, oldPassword);
        if (check.matched() && PasswordPolicy.same(oldPassword, newPassword)) {
            throw UserError.PASSWORD_NOT_CHANGED.exception();
        }
        String hash = check.matched() ? hasher.hash(newPassword) : "";
        return writer.handle(user, new PasswordCommand.ChangePassword(check, hash), actor);
    }

    /**
     * Checks a password at sign-in: refused with {@link UserError#PASSWORD_WRONG}, which is counted, with
     * {@link UserError#LOCKED}, or because the user is not active. Which one is not for the person to see.
     */
    public Loaded<User> check(UserRef user, String password, Actor actor) {
        User state = writer.load(user).state();
        state.requireHuman();
        Optional<Secrets.Secret> stored = stored(user.userId());
        PasswordCommand.PasswordCheck check = compare(state, password, stored);
        String rehashed = check.matched()
                        && stored.map(s -> hasher.needsRehash(s.value())).orElse(false)
                ? hasher.hash(password)
                : null;
        return writer.handle(user, new PasswordCommand.CheckPassword(check, rehashed), actor);
    }

    /** Spends the time of a check for a person that does not exist, so that the answer's time tells nothing. */
    public void checkNobody(String password) {
        hasher.verifyDummy(password);
    }

    /** Sends a code with which the person sets a new password; needs a verified address of that kind. */
    public Loaded<User> requestReset(UserRef user, ResetChannel channel, Actor actor) {
        IssuedCode code = codes.issue(CodeKind.PASSWORD, clock.instant());
        return writer.handle(user, new PasswordCommand.RequestReset(channel, code), actor);
    }

    /**
     * Sets a new password with the code that was sent; the code is used up. That a password is too much like the person's
     * names is told only to who has the code, because it tells the names.
     */
    public Loaded<User> reset(UserRef user, String code, String newPassword, Actor actor) {
        User state = writer.load(user).state();
        policy.requireOfAnybody(newPassword);
        Code outstanding = state.requireHuman().password().code();
        CodeCheck check = codes.check(user.userId(), CodeKind.PASSWORD, outstanding, code, clock.instant());
        if (check.matched()) {
            policy.require(newPassword, "password", PasswordPolicy.namesOf(state));
        }
        String hash = check.matched() ? hasher.hash(newPassword) : "";
        return writer.handle(user, new PasswordCommand.ResetPassword(check, hash), actor);
    }

    private PasswordCommand.PasswordCheck compare(UserRef user, User state, String password) {
        return compare(state, password, stored(user.userId()));
    }

    private PasswordCommand.PasswordCheck compare(User state, String password, Optional<Secrets.Secret> stored) {
        boolean matched = stored.map(secret -> hasher.verify(password, secret.value()))
                .orElseGet(() -> {
                    hasher.verifyDummy(password);
                    return false;
                });
        int revision = state.requireHuman().password().revision();
        return new PasswordCommand.PasswordCheck(matched, revision, lockout, clock.instant());
    }

    private Optional<Secrets.Secret> stored(String userId) {
        return secrets.find(userId, PasswordDecider.SECRET, PasswordDecider.SECRET_ID);
    }
}
