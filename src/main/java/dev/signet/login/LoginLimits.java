package dev.signet.login;

import dev.signet.kernel.DomainException;
import dev.signet.throttling.ClientNetwork;
import dev.signet.throttling.Limit;
import dev.signet.throttling.Throttle;
import dev.signet.throttling.TooManyAttempts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What may be done so often from one network address, and how often a person is mailed; beside the lock-out. */
@Singleton
final class LoginLimits {
    private static final Logger LOG = Logger.getLogger(LoginLimits.class);
    private static final Duration MOMENT = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Limit MAILS = new Limit("mail", 1, Duration.ofMinutes(1)).growingTo(HOUR);

    private final Throttle throttle;
    private final Limit failedSignIns;
    private final Limit registrations;
    private final Limit mailRequests;
    private final AtomicBoolean told = new AtomicBoolean();

    LoginLimits(Throttle throttle, LoginConfig config) {
        this.throttle = throttle;
        this.failedSignIns = Limit.configured(
                        "signet.login.max-failed-sign-ins", "failed-sign-in", config.maxFailedSignIns(), MOMENT)
                .growingTo(HOUR.multipliedBy(4));
        this.registrations =
                Limit.configured("signet.login.max-registrations", "registration", config.maxRegistrations(), HOUR);
        this.mailRequests =
                Limit.configured("signet.login.max-mail-requests", "mail-request", config.maxMailRequests(), HOUR);
    }

    /**
     * Counts a sign-in as failed, to be called before anything is compared.
     *
     * @throws DomainException {@link TooManyAttempts}
     */
    void signInBegins(Browser browser) {
        require(failedSignIns, browser);
    }

    /** The sign-in did not fail, or nothing was compared. */
    void signInCountsNot(Browser browser) {
        throttle.forgiveFrom(failedSignIns, "", browser.clientIp());
    }

    /**
     * Counts a registration.
     *
     * @throws DomainException {@link TooManyAttempts}
     */
    void registrationBegins(Browser browser) {
        require(registrations, browser);
    }

    /** The registration was refused for what was entered. */
    void registrationCountsNot(Browser browser) {
        throttle.forgiveFrom(registrations, "", browser.clientIp());
    }

    /**
     * Counts a mail that somebody asks for.
     *
     * @throws DomainException {@link TooManyAttempts}
     */
    void mailAskedFor(Browser browser) {
        require(mailRequests, browser);
    }

    /**
     * Counts a mail of a kind to a person; whether it may be sent: one a minute, then one in two, four and more minutes up
     * to an hour, because each lengthens the person's history.
     *
     * @param known id of a browser the person has signed in with, which is counted apart; empty for any other
     */
    boolean mayMail(String kind, String userId, String known) {
        return throttle.attempt(MAILS, kind + '/' + userId + '/' + known).isEmpty();
    }

    private void require(Limit limit, Browser browser) {
        Optional<TooManyAttempts> refusal = throttle.attemptFrom(limit, "", browser.clientIp());
        if (refusal.isPresent()) {
            tellOfProxy(browser);
            throw refusal.get().exception();
        }
    }

    private void tellOfProxy(Browser browser) {
        if (ClientNetwork.isInternal(browser.clientIp()) && told.compareAndSet(false, true)) {
            LOG.warnf(
                    "too many attempts from %s; if that is a proxy, let the server know the addresses behind it"
                            + " (quarkus.http.proxy)",
                    browser.clientIp());
        }
    }
}
