package dev.signet.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.kernel.DomainException;
import dev.signet.user.HumanCommands;
import dev.signet.user.PasswordCommands;
import dev.signet.user.ResetChannel;
import dev.signet.user.UserRef;
import dev.signet.user.UserView;
import jakarta.inject.Singleton;
import java.time.Duration;
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
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 100_000;

    private final Accounts accounts;
    private final PasswordCommands passwords;
    private final HumanCommands humans;
    private final Cache<String, Boolean> asked;

    Recovery(Accounts accounts, PasswordCommands passwords, HumanCommands humans) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.humans = humans;
        this.asked = Caffeine.newBuilder()
                .expireAfterWrite(PAUSE)
                .maximumSize(MAX_REMEMBERED)
                .build();
    }

    /**
     * Mails a code if there is such a person with a proven address, at most one a minute. Returns at once: the work is
     * done beside the answer, so that its time tells nothing.
     */
    void requestReset(String loginName, Browser browser) {
        Thread.ofVirtual().name("password-reset").start(() -> {
            try {
                accounts.find(loginName)
                        .filter(user -> asked.asMap().putIfAbsent(user.id(), true) == null)
                        .ifPresent(user -> passwords.requestReset(
                                UserRef.anywhere(user.id()), ResetChannel.EMAIL, browser.actor(user.id())));
            } catch (DomainException e) {
                LOG.debugf("no reset code: %s", e.error().code());
            } catch (RuntimeException e) {
                LOG.warn("a password reset could not be started", e);
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
    UserView person(String userId, String loginName) {
        Optional<UserView> found = userId.isEmpty() ? accounts.find(loginName) : accounts.byId(userId);
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

    private static UserRef ref(UserView user) {
        return UserRef.anywhere(user.id());
    }
}
