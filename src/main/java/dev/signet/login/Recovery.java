package dev.signet.login;

import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.user.HumanCommands;
import dev.signet.user.PasswordCommands;
import dev.signet.user.PasswordEvent;
import dev.signet.user.PasswordPolicy;
import dev.signet.user.UserError;
import dev.signet.user.UserRef;
import dev.signet.user.UserState;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets people set a password with a mailed code and verify a mail address. The answers reveal nothing about accounts: a
 * code that is wrong, expired or for an unknown person is refused in the same way.
 */
@Singleton
final class Recovery {
    private static final Logger LOG = Logger.getLogger(Recovery.class);

    private final Accounts accounts;
    private final PasswordCommands passwords;
    private final HumanCommands humans;
    private final PasswordPolicy policy;
    private final LoginLimits limits;
    private final KnownBrowsers knownBrowsers;

    Recovery(
            Accounts accounts,
            PasswordCommands passwords,
            HumanCommands humans,
            PasswordPolicy policy,
            LoginLimits limits,
            KnownBrowsers knownBrowsers) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.humans = humans;
        this.policy = policy;
        this.limits = limits;
        this.knownBrowsers = knownBrowsers;
    }

    /**
     * Mails a code for a new password if the person exists and has a verified address. A person who has not set up the
     * account yet gets another code for setting it up instead.
     */
    void requestReset(String userId, String loginName, Visit visit) {
        beside("reset", visit, () -> person(userId, loginName, visit), user -> {
            if (user.state() == UserState.INITIAL) {
                humans.resendInitialization(ref(user), null, by(user, visit));
            } else {
                passwords.requestReset(ref(user), PasswordEvent.ResetChannel.EMAIL, by(user, visit));
            }
        });
    }

    /** Mails a new code to a person who has not set up the account yet. */
    void resendInitialization(String userId, String loginName, Visit visit) {
        beside(
                "set-up",
                visit,
                () -> person(userId, loginName, visit),
                user -> humans.resendInitialization(ref(user), null, by(user, visit)));
    }

    /** Mails a new code for the verification of an address. */
    void resendVerification(String userId, String loginName, Visit visit) {
        beside(
                "verification",
                visit,
                () -> personToVerify(userId, loginName, visit),
                user -> humans.resendEmailCode(ref(user), by(user, visit)));
    }

    // Throws TooManyAttempts after too many requests from this network. Otherwise it returns at once and does the work
    // on another thread, so that the response time does not reveal whether the person exists.
    private void beside(String kind, Visit visit, Supplier<@Nullable UserView> person, Consumer<UserView> work) {
        limits.countMailRequest(visit.browser());
        Thread.ofVirtual().name("mailed-code").start(() -> {
            try {
                UserView user = person.get();
                if (user != null && limits.mayMail(kind, user.id(), known(user, visit))) {
                    work.accept(user);
                }
            } catch (DomainException e) {
                if (e.isRefusal()) {
                    LOG.debugf("no %s code was mailed: %s", kind, e.error().code());
                } else {
                    LOG.warnf("a %s code could not be sent: %s", kind, e.error().code());
                }
            } catch (RuntimeException e) {
                LOG.warnf(e, "a %s code could not be sent", kind);
            }
        });
    }

    /**
     * Sets the password. Returns the reason if the password or the code is refused; empty if the password was set.
     *
     * @throws DomainException {@link dev.signet.throttling.TooManyAttempts} after too many wrong codes from this
     *     network; {@link #initialize} and {@link #verifyEmail} throw it too
     */
    Optional<Notice> reset(@Nullable UserView user, String code, String password, Browser browser) {
        return refusalOf(password)
                .or(() -> attempt(user, code, browser, found -> {
                    Actor actor = browser.actor(found.id());
                    if (found.state() == UserState.INITIAL) {
                        humans.initialize(ref(found), code, password, actor);
                    } else {
                        passwords.reset(ref(found), code, password, actor);
                    }
                }));
    }

    /** Sets up the account of a new person. Returns the reason if the code or the password is refused. */
    Optional<Notice> initialize(@Nullable UserView user, String code, String password, Browser browser) {
        return refusalOf(password)
                .or(() -> attempt(
                        user,
                        code,
                        browser,
                        found -> humans.initialize(ref(found), code, password, browser.actor(found.id()))));
    }

    /**
     * Verifies a mail address. Returns the reason if the code is refused, or if it is right and somebody else has
     * verified the address since the person registered.
     */
    Optional<Notice> verifyEmail(@Nullable UserView user, String code, Browser browser) {
        return attempt(user, code, browser, found -> humans.verifyEmail(ref(found), code, browser.actor(found.id())));
    }

    /** Tells whether the person can still use a code for a new password. */
    boolean isResetPending(UserView user) {
        return passwords.isResetPending(ref(user));
    }

    // Checks the rules that are the same for every account. This happens before the code is checked, so that a refusal
    // reveals nothing about the person or the code.
    private Optional<Notice> refusalOf(String password) {
        try {
            policy.requireOfAnybody(password);
            return Optional.empty();
        } catch (DomainException e) {
            return Notice.ofNewPassword(e.error());
        }
    }

    /** Tells whether the name that was entered in this sign-in means this person; see {@link Accounts#isMeant}. */
    boolean isMeant(UserView user, String name, Visit visit) {
        return accounts.isMeant(user, name, visit.orgId());
    }

    /** Finds the person whom a mailed link names. */
    Optional<UserView> person(String userId) {
        return accounts.byId(userId);
    }

    /** Finds the person whom a mailed link names by id, or whose login name was entered. */
    @Nullable
    UserView person(String userId, String loginName, Visit visit) {
        Optional<UserView> found = userId.isEmpty() ? accounts.find(loginName, visit.orgId()) : accounts.byId(userId);
        return found.orElse(null);
    }

    /**
     * Finds the person who is about to verify an address, by id or by login name; see {@link Accounts#findToVerify}.
     */
    @Nullable
    UserView personToVerify(String userId, String loginName, Visit visit) {
        return userId.isEmpty()
                ? accounts.findToVerify(loginName, visit.orgId()).orElse(null)
                : person(userId, loginName, visit);
    }

    private String known(UserView user, Visit visit) {
        return knownBrowsers.idFor(visit.browser().known(), user).orElse("");
    }

    private Optional<Notice> attempt(@Nullable UserView user, String code, Browser browser, Consumer<UserView> work) {
        if (code.isEmpty()) {
            return Optional.of(Notice.CODE);
        }
        limits.countCode(browser);
        if (user == null) {
            return Optional.of(Notice.CODE);
        }
        boolean wrong = false;
        try {
            work.accept(user);
            return Optional.empty();
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            Optional<Notice> other = e.error().equals(UserError.USER_NAME_TAKEN)
                    ? Optional.of(Notice.ADDRESS_TAKEN)
                    : Notice.ofNewPassword(e.error());
            wrong = other.isEmpty();
            return Optional.of(other.orElse(Notice.CODE));
        } finally {
            if (!wrong) {
                limits.uncountCode(browser);
            }
        }
    }

    private static Actor by(UserView user, Visit visit) {
        return visit.browser().actor(user.id());
    }

    private static UserRef ref(UserView user) {
        return UserRef.anywhere(user.id());
    }
}
