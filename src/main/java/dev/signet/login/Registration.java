package dev.signet.login;

import dev.signet.eventstore.Loaded;
import dev.signet.kernel.DomainException;
import dev.signet.policy.login.LoginPolicyQueries;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.User;
import dev.signet.user.UserCommands;
import dev.signet.user.UserError;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Creates an account for anybody who asks, if that is allowed. Whether it is allowed is checked here, so that no caller
 * can bypass the check.
 */
@Singleton
final class Registration {
    private static final Logger LOG = Logger.getLogger(Registration.class);

    private final UserCommands users;
    private final Accounts accounts;
    private final LoginLimits limits;
    private final LoginConfig config;
    private final MailDelivery mail;
    private final LoginPolicyQueries policies;

    Registration(
            UserCommands users,
            Accounts accounts,
            LoginLimits limits,
            LoginConfig config,
            MailDelivery mail,
            LoginPolicyQueries policies) {
        this.users = users;
        this.accounts = accounts;
        this.limits = limits;
        this.config = config;
        this.mail = mail;
        this.policies = policies;
    }

    void start(@Observes StartupEvent event) {
        if (config.registrationAllowed() && !mail.isConfigured()) {
            LOG.warn("signet.login.registration-allowed is set, but quarkus.mailer.host is not: people who register"
                    + " cannot verify their address and cannot sign in until an administrator marks it as"
                    + " verified through the API");
        }
    }

    /**
     * Whether accounts may be created for this visit, by the configuration and the login policy. They may not be
     * created if the request admits only users of one organization: new accounts belong to the default organization,
     * and nobody may join another one without being invited.
     */
    boolean isOpenTo(Visit visit) {
        return config.registrationAllowed()
                && visit.orgId() == null
                && policies.settings(accounts.defaultOrgId()).allowRegister();
    }

    /** What the person entered; the mail address also becomes the user name. */
    record Applicant(String firstName, String lastName, String email, String password, String language) {
        @Override
        public String toString() {
            return "Applicant";
        }
    }

    /**
     * Creates the account in the default organization and mails a code. Without a mail server, the log says that an
     * administrator has to verify the address. A taken address gets the same answer as a free one, so that nobody
     * learns who has an account.
     *
     * @throws DomainException {@link LoginError#REGISTRATION_NOT_ALLOWED}, the error of an invalid value, or {@link
     *     dev.signet.throttling.TooManyAttempts} after too many registrations from this network
     */
    void register(Applicant applicant, Visit visit) {
        if (!isOpenTo(visit)) {
            throw LoginError.REGISTRATION_NOT_ALLOWED.exception();
        }
        Profile profile = new Profile(
                applicant.firstName(), applicant.lastName(), "", "", applicant.language(), Profile.Gender.UNSPECIFIED);
        NewHuman human = new NewHuman(
                null,
                applicant.email(),
                profile,
                applicant.email(),
                false,
                null,
                false,
                new NewPassword.Plain(applicant.password(), false, "password"));
        Browser browser = visit.browser();
        limits.countRegistration(browser);
        boolean counts = false;
        try {
            Loaded<User> registered = users.registerHuman(accounts.defaultOrgId(), human, browser.actor(""));
            counts = true;
            if (!mail.isConfigured()) {
                LOG.warnf(
                        "user %s has registered but cannot verify the mail address, as quarkus.mailer.host is not set:"
                                + " mark the address as verified through the API, or configure a mail server",
                        registered.stream().id());
            }
        } catch (DomainException e) {
            counts = e.error().equals(UserError.USER_NAME_TAKEN);
            if (!counts) {
                throw e;
            }
        } finally {
            if (!counts) {
                limits.uncountRegistration(browser);
            }
        }
    }
}
