package dev.signet.login;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.user.Gender;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.UserCommands;
import dev.signet.user.UserError;
import dev.signet.vault.password.HashingOverloaded;
import jakarta.inject.Singleton;

/**
 * Creates an account for whoever asks, if that is allowed; decided here, whatever page or call it comes from.
 */
@Singleton
final class Registration {
    private final UserCommands users;
    private final Accounts accounts;
    private final LoginLimits limits;
    private final LoginConfig config;

    Registration(UserCommands users, Accounts accounts, LoginLimits limits, LoginConfig config) {
        this.users = users;
        this.accounts = accounts;
        this.limits = limits;
        this.config = config;
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
     * Creates the account in the default organization and has a code mailed. An address that is taken is answered like
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
            users.registerHuman(accounts.defaultOrgId(), human, browser.actor(""));
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
