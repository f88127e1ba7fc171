package dev.signet.user;

import dev.signet.access.Memberships;
import dev.signet.access.Target;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.Setting;
import dev.signet.user.code.Code;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import dev.signet.vault.Secrets;
import dev.signet.vault.password.PasswordHasher;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sets, changes, checks and resets passwords.
 *
 * <p>Passwords are hashed before a command is decided and outside of transactions, because hashing is slow.
 * {@link PasswordTries} counts wrong passwords, whichever API call contains them. Results and errors are as in
 * {@link UserCommands}.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class PasswordCommands {
    private final UserWriter writer;
    private final Codes codes;
    private final Secrets secrets;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final PasswordTries tries;
    private final Memberships memberships;
    private final Database database;
    private final Lockout lockout;
    private final Clock clock;

    PasswordCommands(
            UserWriter writer,
            Codes codes,
            Secrets secrets,
            PasswordPolicy policy,
            PasswordHasher hasher,
            PasswordTries tries,
            Memberships memberships,
            Database database,
            UserConfig config,
            Clock clock) {
        this.writer = writer;
        this.codes = codes;
        this.secrets = secrets;
        this.policy = policy;
        this.hasher = hasher;
        this.tries = tries;
        this.memberships = memberships;
        this.database = database;
        this.lockout = Lockout.of(config);
        this.clock = clock;
    }

    /**
     * Sets the password on behalf of an administrator. Invalidates reset codes and resets the count of wrong passwords.
     */
    public Loaded<User> set(UserRef user, String password, boolean changeRequired, Actor actor) {
        Loaded<User> loaded = writer.loadWithCredentials(user, actor);
        loaded.state().requireHuman();
        policy.require(password, "password", PasswordPolicy.namesOf(loaded.state()));
        return renewed(writer.handle(
                loaded, user, new PasswordCommand.SetPassword(hasher.hash(password), changeRequired), actor));
    }

    /**
     * Does the same as {@link #change(UserRef, String, String, String, Actor)} for a browser or program in which the
     * person has not signed in before.
     */
    public Loaded<User> change(UserRef user, String oldPassword, String newPassword, Actor actor) {
        return change(user, oldPassword, newPassword, PasswordTries.ELSEWHERE, actor);
    }

    /**
     * Changes the password of a person who knows the old one. A wrong old password is counted like a wrong one at
     * sign-in.
     *
     * @param browser as for {@link #check(UserRef, String, String, Actor)}
     */
    public Loaded<User> change(UserRef user, String oldPassword, String newPassword, String browser, Actor actor) {
        Loaded<User> loaded = writer.load(user);
        User state = loaded.state();
        state.requireHuman();
        policy.require(newPassword, "new_password", PasswordPolicy.namesOf(state));
        return trying(user, oldPassword, browser, actor, stored -> {
            PasswordCommand.PasswordCheck check = compare(state, oldPassword, stored);
            if (check.matched() && PasswordPolicy.same(oldPassword, newPassword)) {
                throw UserError.PASSWORD_NOT_CHANGED.exception();
            }
            String hash = check.matched() ? hasher.hash(newPassword) : "";
            return renewed(writer.handle(loaded, user, new PasswordCommand.ChangePassword(check, hash), actor));
        });
    }

    /**
     * Does the same as {@link #check(UserRef, String, String, Actor)} for a browser or program in which the person has
     * not signed in before.
     */
    public Loaded<User> check(UserRef user, String password, Actor actor) {
        return check(user, password, PasswordTries.ELSEWHERE, actor);
    }

    /**
     * Checks a password at sign-in. Fails with {@link UserError#PASSWORD_WRONG} if the password is wrong, which is
     * counted; with {@link UserError#LOCKED} if no try is left or an administrator has locked the user; and with other
     * errors if the user is not active or has no password. The caller must not show the person which of these errors
     * occurred. The response time does not show it either, because each of them takes as long as comparing a hash.
     *
     * @param browser id under which the wrong passwords of this browser are counted, if the browser has proven that the
     * person signed in there with the current password; empty for any other browser
     */
    public Loaded<User> check(UserRef user, String password, String browser, Actor actor) {
        Loaded<User> loaded = writer.load(user);
        User state = loaded.state();
        state.requireHuman();
        return trying(user, password, browser, actor, stored -> {
            PasswordCommand.PasswordCheck check = compare(state, password, stored);
            boolean outdated = check.matched()
                    && stored.map(s -> hasher.needsRehash(s.value())).orElse(false);
            String rehashed = outdated ? hasher.hash(password) : null;
            boolean endsPause = browser.equals(PasswordTries.ELSEWHERE);
            return writer.handle(loaded, user, new PasswordCommand.CheckPassword(check, endsPause, rehashed), actor);
        });
    }

    /**
     * Takes as long as the check of a password. Call this if the person does not exist, so that the response time does
     * not reveal it.
     */
    public void checkNobody(String password) {
        hasher.verifyDummy(password);
    }

    /**
     * Sends a code with which the person can set a new password. Fails unless the e-mail address or the phone number to
     * which the channel sends is verified.
     */
    public Loaded<User> requestReset(UserRef user, PasswordEvent.ResetChannel channel, Actor actor) {
        Codes.Issued code = codes.issue(CodeKind.PASSWORD, clock.instant());
        return writer.handle(user, new PasswordCommand.RequestReset(channel, code), actor);
    }

    /**
     * Sets a new password with the code that was sent, which cannot be used again. Only a caller with the right code is
     * told that a password is too similar to the person's names, because this error reveals the names.
     */
    public Loaded<User> reset(UserRef user, String code, String newPassword, Actor actor) {
        Loaded<User> loaded = writer.load(user);
        User state = loaded.state();
        policy.requireOfAnybody(newPassword);
        Code outstanding = state.requireHuman().password().code();
        Codes.Check check = codes.check(user.userId(), CodeKind.PASSWORD, outstanding, code, clock.instant());
        if (check.matched()) {
            policy.require(newPassword, "password", PasswordPolicy.namesOf(state));
        }
        String hash = check.matched() ? hasher.hash(newPassword) : "";
        return renewed(writer.handle(loaded, user, new PasswordCommand.ResetPassword(check, hash), actor));
    }

    /** Tells whether there is a password reset code that can still be used. */
    public boolean isResetPending(UserRef user) {
        Code code = writer.load(user).state().requireHuman().password().code();
        return code != null && !code.isExpired(clock.instant());
    }

    /**
     * Reserves a try, runs the work with the stored hash, and records from the result of the work whether the password
     * was right. Fails with {@link UserError#LOCKED} if no try is left.
     */
    private Loaded<User> trying(
            UserRef user,
            String password,
            String browser,
            Actor actor,
            Function<Optional<Secrets.Secret>, Loaded<User>> work) {
        String userId = user.userId();
        Optional<Optional<Secrets.Secret>> tried = tries.take(
                userId, browser, sql -> secrets.find(sql, userId, PasswordDecider.SECRET, PasswordDecider.SECRET_ID));
        if (tried.isEmpty()) {
            hasher.verifyDummy(password);
            throw UserError.LOCKED.exception();
        }
        boolean settled = false;
        try {
            Loaded<User> after = work.apply(tried.get());
            tries.right(userId, browser);
            settled = true;
            return after;
        } catch (DomainException e) {
            if (e.error().equals(UserError.PASSWORD_WRONG)) {
                Optional<Instant> closed = tries.wrong(userId, browser);
                settled = true;
                if (closed.isPresent() && browser.equals(PasswordTries.ELSEWHERE)) {
                    note(user, closed.get(), actor);
                }
            }
            throw e;
        } finally {
            if (!settled) {
                tries.undone(userId, browser);
            }
        }
    }

    /**
     * Records in the user's events that password checks are blocked. An instance owner is never locked permanently,
     * because any stranger can enter wrong passwords (ADR 24).
     */
    private void note(UserRef user, Instant closedUntil, Actor actor) {
        boolean forGood = lockout.untilUnlocked() && !isOwner(user.userId());
        writer.handle(user, new PasswordCommand.Pause(forGood ? null : closedUntil), actor);
    }

    private boolean isOwner(String userId) {
        return memberships.of(userId).stream()
                .anyMatch(held ->
                        held.target() instanceof Target.Instance && held.roles().contains("IAM_OWNER"));
    }

    private Loaded<User> renewed(Loaded<User> user) {
        tries.forget(database, user.stream().id());
        return user;
    }

    private PasswordCommand.PasswordCheck compare(User state, String password, Optional<Secrets.Secret> stored) {
        boolean matched = stored.map(secret -> hasher.verify(password, secret.value()))
                .orElseGet(() -> {
                    hasher.verifyDummy(password);
                    return false;
                });
        int revision = state.requireHuman().password().revision();
        return new PasswordCommand.PasswordCheck(matched, revision);
    }
}
