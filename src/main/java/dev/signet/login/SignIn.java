package dev.signet.login;

import dev.signet.interaction.SignInRequest;
import dev.signet.kernel.DomainException;
import dev.signet.session.Proof;
import dev.signet.session.SessionCommands;
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
    private final SessionCommands sessions;
    private final LoginLimits limits;
    private final KnownBrowsers knownBrowsers;
    private final Clock clock;
    private final SignInMetrics metrics;

    SignIn(
            Accounts accounts,
            PasswordCommands passwords,
            SessionCommands sessions,
            LoginLimits limits,
            KnownBrowsers knownBrowsers,
            Clock clock,
            SignInMetrics metrics) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
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
        Progress given = given(progress, userId);
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
        return given(progress, userId);
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
    record UserProgress(Progress progress, UserView user) {
        /** The next step of the sign-in. */
        Step next() {
            return Steps.next(needed(), progress.given(), mustChangePassword(user));
        }
    }

    /** The progress with its user as it is now; empty if the user no longer exists. */
    Optional<UserProgress> current(Progress progress) {
        return accounts.byId(progress.userId()).map(user -> new UserProgress(progress, user));
    }

    /**
     * A completed sign-in.
     *
     * @param request the request, with the session that answers it
     * @param cookies the cookies to set; the browser's earlier session cookie is no longer valid
     */
    record Completed(SignInRequest request, List<NewCookie> cookies) {
        Completed {
            cookies = List.copyOf(cookies);
        }
    }

    /** Starts the session that answers the request and issues new cookies; empty if the person may not sign in. */
    Optional<Completed> complete(UserProgress proven, SignInRequest request, Browser browser) {
        if (!request.isOpenTo(proven.user().orgId())) {
            return Optional.empty();
        }
        return start(proven, request.agentId(), browser)
                .map(signedIn ->
                        new Completed(request.answeredBy(signedIn.session().id()), cookies(signedIn, proven, browser)));
    }

    /**
     * Starts a session without a request, after a person has set a password.
     *
     * @return the cookies to set; empty if the person may not sign in
     */
    List<NewCookie> begin(Progress progress, Browser browser) {
        return current(progress)
                .flatMap(proven ->
                        start(proven, browser.agentId(), browser).map(signedIn -> cookies(signedIn, proven, browser)))
                .orElse(List.of());
    }

    private Optional<SessionCommands.SignedIn> start(UserProgress proven, String agentId, Browser browser) {
        Progress progress = proven.progress();
        String userId = progress.userId();
        boolean repeatsAnother = browser.repeats() != null && !browser.repeats().equals(userId);
        if (repeatsAnother || !(proven.next() instanceof Step.Complete)) {
            return Optional.empty();
        }
        try {
            return Optional.of(sessions.start(
                    agentId, browser.cookieDigest(), userId, progress.given(), progress.at(), browser.actor(userId)));
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            return Optional.empty();
        }
    }

    private List<NewCookie> cookies(SessionCommands.SignedIn signedIn, UserProgress proven, Browser browser) {
        return List.of(signedIn.cookie(), knownBrowsers.remember(browser.known(), proven.user()));
    }

    Instant now() {
        return clock.instant();
    }

    // The proofs that an account must give. A rule that asks for more than a password, such as a second factor, belongs
    // here.
    private static Set<Proof> needed() {
        return EnumSet.of(Proof.PASSWORD);
    }

    private Progress given(Progress before, String userId) {
        Set<Proof> given = EnumSet.of(Proof.PASSWORD);
        given.addAll(before.given());
        return new Progress(before.loginName(), userId, given, clock.instant());
    }

    private static boolean mustChangePassword(UserView user) {
        UserView.Human human = user.human();
        return human != null && human.passwordChangeRequired();
    }
}
