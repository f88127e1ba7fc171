package dev.signet.login;

import dev.signet.eventstore.Loaded;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.user.Gender;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.User;
import dev.signet.user.UserCommands;
import dev.signet.user.UserError;
import dev.signet.vault.password.HashingOverloaded;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Creates an account for whoever asks, if that is allowed; decided here, whatever page or call it comes from.
 */
@Singleton
final class Registration {
    private static final Logger LOG = Logger.getLogger(Registration.class);

    private final UserCommands users;
    private final Accounts accounts;
    private final LoginLimits limits;
    private final LoginConfig config;
    private final MailDelivery mail;

    Registration(UserCommands users, Accounts accounts, LoginLimits limits, LoginConfig config, MailDelivery mail) {
        this.users = users;
        this.accounts = accounts;
        this.limits = limits;
        this.config = config;
        this.mail = mail;
    }

    /**
     * Whether accounts are created here. Not where the users of one organization alone are wanted: new ones belong to the
     * default organization, and nobody may put himself into another one.
     */
    boolean isOpenTo(Visit visit) {
        return config.registrationAllowed() && visit.orgId() == null;
    }

    /** What somebody entered; the e-mail address becomes the user name. */
    record Applicant(String firstName, String lastName, String email, String password, String language) {
        @Override
        public String toString() {
            return "Applicant";
        }
    }

    /**
     * Creates the account in the default organization and has a code mailed; where no mail server is set, the log says that
     * an administrator has to verify the address. An address that is taken is answered like
     * one that is free, so that nobody learns who has an account.
     *
     * @throws DomainException {@link LoginError#REGISTRATION_NOT_ALLOWED}, what is wrong with the input, or
     *     {@link dev.signet.throttling.TooManyAttempts} after too many registrations from this network
     */
    void register(Applicant applicant, Visit visit) {
        if (!isOpenTo(visit)) {
            throw LoginError.REGISTRATION_NOT_ALLOWED.exception();
        }
        Profile profile = new Profile(
                applicant.firstName(), applicant.lastName(), "", "", applicant.language(), Gender.UNSPECIFIED);
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
        limits.registrationBegins(browser);
        try {
            Loaded<User> registered = users.registerHuman(accounts.defaultOrgId(), human, browser.actor(""));
            if (!mail.isConfigured()) {
                LOG.warnf(
                        "user %s has registered and cannot verify the address, because no mail server is set"
                                + " (quarkus.mailer.host): declare the address verified by the API, or set one",
                        registered.stream().id());
            }
        } catch (DomainException e) {
            DomainError error = e.error();
            if (error != UserError.USER_NAME_TAKEN) {
                limits.registrationCountsNot(browser);
                throw e;
            }
        } catch (HashingOverloaded e) {
            limits.registrationCountsNot(browser);
            throw e;
        }
    }
}
