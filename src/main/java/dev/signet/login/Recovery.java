package dev.signet.login;

import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.user.HumanCommands;
import dev.signet.user.PasswordCommands;
import dev.signet.user.ResetChannel;
import dev.signet.user.UserRef;
import dev.signet.user.UserView;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final LoginLimits limits;

    Recovery(Accounts accounts, PasswordCommands passwords, HumanCommands humans, LoginLimits limits) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.humans = humans;
        this.limits = limits;
    }

    /** Mails a code for a new password if there is such a person with a proven address. */
    void requestReset(String userId, String loginName, Visit visit) {
        beside(
                "reset",
                userId,
                loginName,
                visit,
                user -> passwords.requestReset(ref(user), ResetChannel.EMAIL, by(user, visit)));
    }

    /** Mails another code for the set-up of a person who has none yet. */
    void resendInitialization(String userId, String loginName, Visit visit) {
        beside(
                "set-up",
                userId,
                loginName,
                visit,
                user -> humans.resendInitialization(ref(user), null, by(user, visit)));
    }

    /** Mails another code that proves an address. */
    void resendVerification(String userId, String loginName, Visit visit) {
        beside("verification", userId, loginName, visit, user -> humans.resendEmailCode(ref(user), by(user, visit)));
    }

    // Refused with TooManyAttempts after too many requests from this network. Otherwise returns at once: the work is
    // done beside the answer, so that its time tells nothing.
    private void beside(String kind, String userId, String loginName, Visit visit, Consumer<UserView> work) {
        limits.mailAskedFor(visit.browser());
        Thread.ofVirtual().name("mailed-code").start(() -> {
            try {
                UserView user = person(userId, loginName, visit);
                if (user != null && limits.mayMail(kind, user.id())) {
                    work.accept(user);
                }
            } catch (DomainException e) {
                LOG.debugf("no %s code: %s", kind, e.error().code());
            } catch (RuntimeException e) {
                LOG.warnf(e, "a %s code could not be sent", kind);
            }
        });
    }

    /** Sets the password; false when it or the code was refused. */
    boolean reset(@Nullable UserView user, String code, String password, Browser browser) {
        return attempt(user, found -> passwords.reset(ref(found), code, password, browser.actor(found.id())));
    }

    /** Finishes the set-up of a new person; false when code or password was refused. */
    boolean initialize(@Nullable UserView user, String code, String password, Browser browser) {
        return attempt(user, found -> humans.initialize(ref(found), code, password, browser.actor(found.id())));
    }

    /** Proves an address; false when the code was refused. */
    boolean verifyEmail(@Nullable UserView user, String code, Browser browser) {
        return attempt(user, found -> humans.verifyEmail(ref(found), code, browser.actor(found.id())));
    }

    /** The person a page is about: named by a mailed link or by the login name that was entered. */
    @Nullable
    UserView person(String userId, String loginName, Visit visit) {
        Optional<UserView> found = userId.isEmpty() ? accounts.find(loginName, visit.orgId()) : accounts.byId(userId);
        return found.orElse(null);
    }

    private static boolean attempt(@Nullable UserView user, Consumer<UserView> work) {
        try {
            if (user == null) {
                return false;
            }
            work.accept(user);
            return true;
        } catch (DomainException e) {
            return false;
        }
    }

    private static Actor by(UserView user, Visit visit) {
        return visit.browser().actor(user.id());
    }

    private static UserRef ref(UserView user) {
        return UserRef.anywhere(user.id());
    }
}
