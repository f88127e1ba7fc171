package dev.signet.login;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.Setting;
import dev.signet.throttling.ClientNetwork;
import dev.signet.throttling.Limit;
import dev.signet.throttling.Throttle;
import dev.signet.throttling.TooManyAttempts;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Limits how often one network address may fail to sign in, register, request mails and enter wrong codes, and how
 * often a person is mailed. The lock of a password after wrong attempts is separate.
 */
@Startup(Setting.CHECKED)
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
    private final Limit wrongCodes;
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
        this.wrongCodes = Limit.configured("signet.login.max-wrong-codes", "wrong-code", config.maxWrongCodes(), MOMENT)
                .growingTo(HOUR.multipliedBy(4));
    }

    /**
     * Counts a failed sign-in in advance; call this before anything is compared.
     *
     * @throws DomainException {@link TooManyAttempts} if the limit is reached
     */
    void countSignIn(Browser browser) {
        require(failedSignIns, browser);
    }

    /** Takes back what {@link #countSignIn} counted, because the sign-in did not fail or no password was compared. */
    void uncountSignIn(Browser browser) {
        throttle.forgiveFrom(failedSignIns, "", browser.clientIp());
    }

    /**
     * Counts a registration.
     *
     * @throws DomainException {@link TooManyAttempts} if the limit is reached
     */
    void countRegistration(Browser browser) {
        require(registrations, browser);
    }

    /** Takes back what {@link #countRegistration} counted, because the values entered were refused. */
    void uncountRegistration(Browser browser) {
        throttle.forgiveFrom(registrations, "", browser.clientIp());
    }

    /**
     * Counts a wrong mailed code in advance; call this before the code is compared. A code becomes invalid after a
     * limited number of wrong tries; without this limit, one client could therefore make every code invalid that is
     * mailed to somebody else. Attempts are counted by network alone, because a count for each person would reveal who
     * exists.
     *
     * @throws DomainException {@link TooManyAttempts} if the limit is reached
     */
    void countCode(Browser browser) {
        require(wrongCodes, browser);
    }

    /** Takes back what {@link #countCode} counted, because the code was right or was not compared. */
    void uncountCode(Browser browser) {
        throttle.forgiveFrom(wrongCodes, "", browser.clientIp());
    }

    /**
     * Counts a request for a mail.
     *
     * @throws DomainException {@link TooManyAttempts} if the limit is reached
     */
    void countMailRequest(Browser browser) {
        require(mailRequests, browser);
    }

    /**
     * Counts a mail of this kind to a person and says whether it may be sent. The second mail may follow after one
     * minute, later ones after two, four and more minutes up to an hour, because each mail makes the person's event
     * stream longer.
     *
     * @param known id of the requesting browser if the person has signed in there; mails that it requests are counted
     *     separately. Empty for any other browser
     */
    boolean mayMail(String kind, String userId, String known) {
        return throttle.attempt(MAILS, kind + '/' + userId + '/' + known).isEmpty();
    }

    private void require(Limit limit, Browser browser) {
        Optional<DomainError> refusal = throttle.attemptFrom(limit, "", browser.clientIp());
        if (refusal.isPresent()) {
            tellOfProxy(browser);
            throw refusal.get().exception();
        }
    }

    private void tellOfProxy(Browser browser) {
        if (ClientNetwork.isInternal(browser.clientIp()) && told.compareAndSet(false, true)) {
            LOG.warnf(
                    "too many attempts from the internal address %s; if it is a reverse proxy, set"
                            + " signet.trusted-proxies so that the server sees the addresses of the browsers",
                    browser.clientIp());
        }
    }
}
