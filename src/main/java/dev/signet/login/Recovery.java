package dev.signet.login;

import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.user.HumanCommands;
import dev.signet.user.PasswordCommands;
import dev.signet.user.PasswordPolicy;
import dev.signet.user.ResetChannel;
import dev.signet.user.UserRef;
import dev.signet.user.UserView;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets people set a password with a mailed code, and prove an address. Whoever asks learns nothing about accounts: a code
 * that is wrong, expired or for nobody is refused alike.
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

    /** Mails a code for a new password if there is such a person with a proven address. */
    void requestReset(String userId, String loginName, Visit visit) {
        beside(
                "reset",
                visit,
                () -> person(userId, loginName, visit),
                user -> passwords.requestReset(ref(user), ResetChannel.EMAIL, by(user, visit)));
    }

    /** Mails another code for the set-up of a person who has none yet. */
    void resendInitialization(String userId, String loginName, Visit visit) {
        beside(
                "set-up",
                visit,
                () -> person(userId, loginName, visit),
                user -> humans.resendInitialization(ref(user), null, by(user, visit)));
    }

    /** Mails another code that proves an address. */
    void resendVerification(String userId, String loginName, Visit visit) {
        beside(
                "verification",
                visit,
                () -> personToVerify(userId, loginName, visit),
                user -> humans.resendEmailCode(ref(user), by(user, visit)));
    }

    // Refused with TooManyAttempts after too many requests from this network. Otherwise returns at once: the work is
    // done beside the answer, so that its time tells nothing.
    private void beside(String kind, Visit visit, Supplier<@Nullable UserView> person, Consumer<UserView> work) {
        limits.mailAskedFor(visit.browser());
        Thread.ofVirtual().name("mailed-code").start(() -> {
            try {
                UserView user = person.get();
                if (user != null && limits.mayMail(kind, user.id(), known(user, visit))) {
                    work.accept(user);
                }
            } catch (DomainException e) {
                LOG.debugf("no %s code: %s", kind, e.error().code());
            } catch (RuntimeException e) {
                LOG.warnf(e, "a %s code could not be sent", kind);
            }
        });
    }

    /** Sets the password; or says whether it or the code was refused. */
    Optional<Notice> reset(@Nullable UserView user, String code, String password, Browser browser) {
        return refusalOf(password)
                .or(() ->
                        attempt(user, found -> passwords.reset(ref(found), code, password, browser.actor(found.id()))));
    }

    /** Finishes the set-up of a new person; or says whether code or password was refused. */
    Optional<Notice> initialize(@Nullable UserView user, String code, String password, Browser browser) {
        return refusalOf(password)
                .or(() -> attempt(
                        user, found -> humans.initialize(ref(found), code, password, browser.actor(found.id()))));
    }

    /** Proves an address; or says that the code was refused. */
    Optional<Notice> verifyEmail(@Nullable UserView user, String code, Browser browser) {
        return attempt(user, found -> humans.verifyEmail(ref(found), code, browser.actor(found.id())));
    }

    // What nobody may have is refused whoever is named and whatever the code is.
    private Optional<Notice> refusalOf(String password) {
        try {
            policy.requireOfAnybody(password);
            return Optional.empty();
        } catch (DomainException e) {
            return Notice.ofNewPassword(e.error());
        }
    }

    /** The person a page is about: named by a mailed link or by the login name that was entered. */
    @Nullable
    UserView person(String userId, String loginName, Visit visit) {
        Optional<UserView> found = userId.isEmpty() ? accounts.find(loginName, visit.orgId()) : accounts.byId(userId);
        return found.orElse(null);
    }

    /** The person who is about to prove an address, likewise. */
    @Nullable
    UserView personToVerify(String userId, String loginName, Visit visit) {
        return userId.isEmpty()
                ? accounts.findToVerify(loginName, visit.orgId()).orElse(null)
                : person(userId, loginName, visit);
    }

    private String known(UserView user, Visit visit) {
        return knownBrowsers.idFor(visit.browser().known(), user).orElse("");
    }

    private static Optional<Notice> attempt(@Nullable UserView user, Consumer<UserView> work) {
        if (user == null) {
            return Optional.of(Notice.CODE);
        }
        try {
            work.accept(user);
            return Optional.empty();
        } catch (DomainException e) {
            return Optional.of(Notice.ofNewPassword(e.error()).orElse(Notice.CODE));
        }
    }

    private static Actor by(UserView user, Visit visit) {
        return visit.browser().actor(user.id());
    }

    private static UserRef ref(UserView user) {
        return UserRef.anywhere(user.id());
    }
}
