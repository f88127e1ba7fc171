package dev.signet.login;

import dev.signet.factor.recovery.RecoveryCommands;
import dev.signet.factor.totp.TotpCommands;
import dev.signet.factor.totp.TotpSecret;
import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.Wanted;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.session.Proof;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionError;
import dev.signet.session.SessionQueries;
import dev.signet.session.SignInDemand;
import dev.signet.throttling.TooManyAttempts;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks proofs, determines the next step, and starts the session once every step is done. */
@Singleton
final class SignIn {
    private final Accounts accounts;
    private final PasswordCommands passwords;
    private final TotpCommands totp;
    private final RecoveryCommands recovery;
    private final SessionCommands sessions;
    private final SessionQueries sessionQueries;
    private final LoginLimits limits;
    private final KnownBrowsers knownBrowsers;
    private final Clock clock;
    private final SignInMetrics metrics;

    SignIn(
            Accounts accounts,
            PasswordCommands passwords,
            TotpCommands totp,
            RecoveryCommands recovery,
            SessionCommands sessions,
            SessionQueries sessionQueries,
            LoginLimits limits,
            KnownBrowsers knownBrowsers,
            Clock clock,
            SignInMetrics metrics) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.totp = totp;
        this.recovery = recovery;
        this.sessions = sessions;
        this.sessionQueries = sessionQueries;
        this.limits = limits;
        this.knownBrowsers = knownBrowsers;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Checks a password. Empty if it is wrong, and also if the person is unknown, belongs to another organization than
     * the request allows, or is locked, inactive or not set up. Outsiders cannot tell these cases apart, because in
     * each of them a password hash of the same cost is computed.
     *
     * @throws DomainException {@link dev.signet.throttling.TooManyAttempts} after too many failures from this network
     */
    Optional<UserProgress> provePassword(Progress progress, String password, Visit visit) {
        try {
            Optional<UserProgress> proven = provenPassword(progress, password, visit);
            metrics.password(proven.isPresent());
            return proven;
        } catch (DomainException e) {
            if (TooManyAttempts.is(e.error())) {
                metrics.limited();
            }
            throw e;
        }
    }

    private Optional<UserProgress> provenPassword(Progress progress, String password, Visit visit) {
        Browser browser = visit.browser();
        Optional<UserView> user = accounts.find(progress.loginName(), visit.orgId());
        String known = user.flatMap(found -> knownBrowsers.idFor(browser.known(), found))
                .orElse("");
        if (!known.isEmpty()) {
            // Attempts from a known browser are counted separately, by PasswordTries, so that other browsers in its
            // network cannot use them up.
            return compare(progress, password, user.orElse(null), known, browser);
        }
        limits.countSignIn(browser);
        boolean wrong = false;
        try {
            Optional<UserProgress> proven = compare(progress, password, user.orElse(null), known, browser);
            wrong = proven.isEmpty();
            return proven;
        } finally {
            if (!wrong) {
                limits.uncountSignIn(browser);
            }
        }
    }

    private Optional<UserProgress> compare(
            Progress progress, String password, @Nullable UserView user, String known, Browser browser) {
        if (user == null) {
            passwords.checkNobody(password);
            return Optional.empty();
        }
        String userId = user.id();
        long checked;
        try {
            checked = passwords
                    .check(UserRef.anywhere(userId), password, known, browser.actor(userId))
                    .version();
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            return Optional.empty();
        }
        Progress given = given(progress, userId, Proof.PASSWORD);
        // The user was read before the check, so it is read again unless the check saw the same version.
        return user.version() == checked ? Optional.of(new UserProgress(given, user)) : current(given);
    }

    /**
     * Replaces a password that must be changed.
     *
     * @throws DomainException as {@link PasswordCommands#change}
     */
    Progress changePassword(Progress progress, String oldPassword, String newPassword, Browser browser) {
        String userId = progress.userId();
        UserRef user = UserRef.anywhere(userId);
        try {
            passwords.change(user, oldPassword, newPassword, known(userId, browser), browser.actor(userId));
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            if (!isSetAlready(userId, newPassword, browser)) {
                throw e;
            }
        }
        return given(progress, userId, Proof.PASSWORD);
    }

    /**
     * Checks a code of the person's authenticator app.
     *
     * @throws DomainException as {@link TotpCommands#check}
     */
    Progress proveCode(Progress progress, String code, Browser browser) {
        String userId = progress.userId();
        boolean repeated = userId.equals(browser.repeats());
        totp.check(userId, code, known(userId, browser), repeated, browser.actor(userId));
        return given(progress, userId, Proof.TOTP);
    }

    /**
     * Uses up a recovery code of the person.
     *
     * @throws DomainException as {@link RecoveryCommands#use}
     */
    Progress proveRecoveryCode(Progress progress, String code, Browser browser) {
        String userId = progress.userId();
        recovery.use(userId, code, known(userId, browser), browser.actor(userId));
        return given(progress, userId, Proof.RECOVERY_CODE);
    }

    /** What the account demands besides the first proof. */
    SignInDemand demand(Progress progress) {
        return sessionQueries.demandOf(progress.userId());
    }

    /**
     * Whether the person has to set up a second factor, because the policy or the request demands one and the person
     * has none.
     */
    boolean wantsSetUp(Progress progress, Visit visit) {
        SignInRequest request = visit.request();
        SignInDemand demand = demand(progress);
        return demand.wantsSetUp()
                || (request != null
                        && request.wants(Wanted.SECOND_FACTOR)
                        && demand.usable().isEmpty());
    }

    /** Begins to set up an authenticator app, for a person who has just proven the password. */
    TotpSecret beginSetUp(Progress progress, Browser browser) {
        String userId = progress.userId();
        return totp.add(UserRef.anywhere(userId), self(progress, browser)).secret();
    }

    /**
     * Makes the authenticator app ready with a code of it.
     *
     * @throws DomainException as {@link TotpCommands#verify}
     */
    Progress setUp(Progress progress, String code, Browser browser) {
        String userId = progress.userId();
        if (userId.equals(browser.repeats())) {
            return proveCode(progress, code, browser);
        }
        totp.verify(UserRef.anywhere(userId), code, self(progress, browser));
        return given(progress, userId, Proof.TOTP);
    }

    private static Actor self(Progress progress, Browser browser) {
        return browser.actor(progress.userId()).provenAt(progress.at());
    }

    /**
     * Whether the form was submitted twice, and the first submission has already set this password, signed the person
     * in and replaced the cookie.
     */
    boolean isSetAlready(String userId, String newPassword, Browser browser) {
        if (!userId.equals(browser.repeats())) {
            return false;
        }
        UserRef user = UserRef.anywhere(userId);
        try {
            passwords.check(user, newPassword, known(userId, browser), browser.actor(userId));
            return true;
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            return false;
        }
    }

    private String known(String userId, Browser browser) {
        return accounts.byId(userId)
                .flatMap(found -> knownBrowsers.idFor(browser.known(), found))
                .orElse("");
    }

    /** A progress and its user, read once so that later steps of the same request do not read the user again. */
    record UserProgress(Progress progress, UserView user) {}

    /**
     * The next step of the sign-in. Only the start of the session finds out whether the account demands a second factor
     * ({@link Outcome.SecondFactorNeeded}), because it reads the account anyway; but a password change that is due must
     * wait for the second factor.
     */
    Step next(UserProgress proven) {
        Progress progress = proven.progress();
        Step next = Steps.next(needed(), progress.given(), mustChangePassword(proven.user()));
        return next instanceof Step.ChangePassword && !mayChangePassword(progress) ? new Step.ProveSecond() : next;
    }

    /** Whether everything that the account demands was proven, so that the person may set another password. */
    boolean mayChangePassword(Progress progress) {
        return progress.given().contains(Proof.PASSWORD) && demand(progress).isMetBy(progress.given());
    }

    /** The progress with its user as it is now; empty if the user no longer exists. */
    Optional<UserProgress> current(Progress progress) {
        return accounts.byId(progress.userId()).map(user -> new UserProgress(progress, user));
    }

    /** What came of the attempt to complete a sign-in. */
    sealed interface Outcome {

        /**
         * The session has started.
         *
         * @param request the request, with the session that answers it
         * @param cookies the cookies to set; the browser's earlier session cookie is no longer valid
         */
        record Completed(SignInRequest request, List<NewCookie> cookies) implements Outcome {
            public Completed {
                cookies = List.copyOf(cookies);
            }
        }

        /** The account demands a second factor. */
        record SecondFactorNeeded() implements Outcome {}

        /** The person may not sign in. */
        record Refused() implements Outcome {}
    }

    /** Starts the session that answers the request and issues new cookies. */
    Outcome complete(UserProgress proven, SignInRequest request, Browser browser) {
        if (!request.isOpenTo(proven.user().orgId())) {
            return new Outcome.Refused();
        }
        if (!request.accepts(proven.progress().given())) {
            return new Outcome.SecondFactorNeeded();
        }
        try {
            SessionCommands.SignedIn signedIn = start(proven, request.agentId(), browser);
            return new Outcome.Completed(
                    request.answeredBy(signedIn.session().id()), cookies(signedIn, proven, browser));
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            return e.error().equals(SessionError.SECOND_FACTOR_REQUIRED)
                    ? new Outcome.SecondFactorNeeded()
                    : new Outcome.Refused();
        }
    }

    /**
     * Starts a session without a request, after a person has set a password.
     *
     * @return the cookies to set; empty if the person may not sign in
     */
    List<NewCookie> begin(Progress progress, Browser browser) {
        Optional<UserProgress> proven = current(progress);
        if (proven.isEmpty()) {
            return List.of();
        }
        try {
            return cookies(start(proven.get(), browser.agentId(), browser), proven.get(), browser);
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            return List.of();
        }
    }

    private SessionCommands.SignedIn start(UserProgress proven, String agentId, Browser browser) {
        Progress progress = proven.progress();
        String userId = progress.userId();
        boolean repeatsAnother = browser.repeats() != null && !browser.repeats().equals(userId);
        if (repeatsAnother || !(next(proven) instanceof Step.Complete)) {
            throw SessionError.NO_PROOF.exception();
        }
        return sessions.start(
                agentId, browser.cookieDigest(), userId, progress.given(), progress.at(), browser.actor(userId));
    }

    private List<NewCookie> cookies(SessionCommands.SignedIn signedIn, UserProgress proven, Browser browser) {
        return List.of(signedIn.cookie(), knownBrowsers.remember(browser.known(), proven.user()));
    }

    Instant now() {
        return clock.instant();
    }

    // The first proof. Whether the account has to give a second one is decided where the session starts.
    private static Set<Proof> needed() {
        return EnumSet.of(Proof.PASSWORD);
    }

    private Progress given(Progress before, String userId, Proof proof) {
        Set<Proof> given = EnumSet.of(proof);
        given.addAll(before.given());
        return new Progress(before.loginName(), userId, given, clock.instant());
    }

    private static boolean mustChangePassword(UserView user) {
        UserView.Human human = user.human();
        return human != null && human.passwordChangeRequired();
    }
}
