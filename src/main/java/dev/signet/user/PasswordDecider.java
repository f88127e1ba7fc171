package dev.signet.user;

import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import dev.signet.user.code.Code;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for setting, changing, checking and resetting a password, and for the lock-out, as pure functions. */
final class PasswordDecider {
    /** Kind of secret under which the hash is stored. */
    static final String SECRET = "password";

    /** Id under which the only password hash of a user is stored. */
    static final String SECRET_ID = "current";

    private PasswordDecider() {}

    static Decision<UserEvent> decide(PasswordCommand command, User user) {
        Human human = user.requireHuman();
        return switch (command) {
            case PasswordCommand.SetPassword set -> set(set, user);
            case PasswordCommand.ChangePassword change -> change(change, user);
            case PasswordCommand.CheckPassword check -> check(check, user);
            case PasswordCommand.Pause(Instant until) -> pause(until, user);
            case PasswordCommand.RequestReset request -> requestReset(request, user, human);
            case PasswordCommand.ResetPassword reset -> reset(reset, user, human);
        };
    }

    static SecretChange store(String hash) {
        return new SecretChange.Put(SECRET, SECRET_ID, hash, null);
    }

    private static Decision<UserEvent> set(PasswordCommand.SetPassword set, User user) {
        List<UserEvent> events = new ArrayList<>();
        List<SecretChange> secrets = new ArrayList<>();
        renew(user, set.hash(), set.changeRequired(), events, secrets);
        List<UserEvent> finished = HumanDecider.finishIfReady(UserEvolution.evolve(user, events.getFirst()));
        if (!finished.isEmpty()) {
            events.addAll(finished);
            secrets.addAll(CodeRules.gone(CodeKind.INITIALIZATION));
        }
        return Decision.<UserEvent>of(events).keeping(secrets);
    }

    private static Decision<UserEvent> change(PasswordCommand.ChangePassword change, User user) {
        requireUsable(user);
        requireRight(change.check(), user);
        List<UserEvent> events = new ArrayList<>();
        List<SecretChange> secrets = new ArrayList<>();
        renew(user, change.hash(), false, events, secrets);
        return Decision.<UserEvent>of(events).keeping(secrets);
    }

    // No event records that a password was right or wrong, because the stream would grow without bound. The session
    // records the sign-in, and {@link PasswordTries} counts wrong passwords.
    private static Decision<UserEvent> check(PasswordCommand.CheckPassword check, User user) {
        requireUsable(user);
        requireRight(check.check(), user);
        List<UserEvent> events = new ArrayList<>();
        if (check.endsPause() && user.isPaused()) {
            events.add(new UserEvent.Unlocked(user.state()));
        }
        String rehashed = check.rehashed();
        if (rehashed == null) {
            return Decision.of(events);
        }
        events.add(new PasswordEvent.HashUpdated());
        return Decision.<UserEvent>of(events).keeping(store(rehashed));
    }

    private static Decision<UserEvent> pause(@Nullable Instant until, User user) {
        boolean noted = user.isPaused() && until != null;
        return noted || user.state() != UserState.ACTIVE
                ? Decision.nothing()
                : Decision.of(new UserEvent.Locked(UserEvent.LockReason.PASSWORD_ATTEMPTS, until));
    }

    private static Decision<UserEvent> requestReset(PasswordCommand.RequestReset request, User user, Human human) {
        requireActive(user);
        switch (request.channel()) {
            case EMAIL -> {
                if (!human.email().verified()) {
                    throw UserError.EMAIL_NOT_VERIFIED.exception();
                }
            }
            case SMS -> {
                Human.Address phone = human.phone();
                if (phone == null || !phone.verified()) {
                    throw UserError.PHONE_NOT_VERIFIED.exception();
                }
            }
        }
        Codes.Issued code = request.code();
        return Decision.<UserEvent>of(new PasswordEvent.CodeAdded(code.id(), code.expiresAt(), request.channel()))
                .keeping(code.replacing());
    }

    private static Decision<UserEvent> reset(PasswordCommand.ResetPassword reset, User user, Human human) {
        requireActive(user);
        Code code = CodeRules.requireUsable(human.password().code(), reset.check());
        if (!reset.check().matched()) {
            return CodeRules.wrong(code, CodeKind.PASSWORD, new PasswordEvent.CodeCheckFailed());
        }
        List<UserEvent> events = new ArrayList<>();
        List<SecretChange> secrets = new ArrayList<>();
        renew(user, reset.hash(), false, events, secrets);
        return Decision.<UserEvent>of(events).keeping(secrets);
    }

    private static void renew(
            User user, String hash, boolean changeRequired, List<UserEvent> events, List<SecretChange> secrets) {
        events.add(new PasswordEvent.Changed(changeRequired));
        if (user.isPaused()) {
            events.add(new UserEvent.Unlocked(user.state()));
        }
        secrets.add(store(hash));
        secrets.addAll(CodeRules.gone(CodeKind.PASSWORD));
    }

    // These conditions are checked before the result of the password comparison is looked at. Otherwise the error would
    // reveal whether the password was right.
    private static void requireUsable(User user) {
        if (user.state() == UserState.LOCKED) {
            throw UserError.LOCKED.exception();
        }
        requireActive(user);
        if (!user.requireHuman().password().isSet()) {
            throw UserError.PASSWORD_NOT_SET.exception();
        }
    }

    private static void requireActive(User user) {
        if (user.state() == UserState.INITIAL) {
            throw UserError.NOT_INITIALISED.exception();
        }
        if (user.state() != UserState.ACTIVE) {
            throw UserError.NOT_ACTIVE.exception();
        }
    }

    // A person who registers chooses a password for an address that may belong to somebody else. If the password were
    // accepted before the address is proven, registering and then signing in would reveal whether the address already
    // belonged to an account.
    private static void requireRight(PasswordCommand.PasswordCheck check, User user) {
        Human human = user.requireHuman();
        if (!check.matched() || check.revision() != human.password().revision() || human.registering()) {
            throw UserError.PASSWORD_WRONG.exception();
        }
    }
}
