package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.ApplicationCommands;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.Ids;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.org.OrgCommands;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectSettings;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests every use of a token in every bad state. Each must be refused with exactly the expected error as soon as the
 * call that caused the state has returned.
 */
@QuarkusTest
class TokenGateIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingAccounts accounts;

    @Inject
    TokenGate gate;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccessTokenAuthenticator authenticator;

    @Inject
    UserCommands users;

    @Inject
    PasswordCommands passwords;

    @Inject
    OrgCommands orgs;

    @Inject
    ProjectCommands projects;

    @Inject
    ApplicationCommands applications;

    @Inject
    SessionCommands sessions;

    @Inject
    RefreshTokenForm form;

    @Inject
    FamilyQueries queries;

    @Inject
    Aggregates aggregates;

    @Inject
    EventStore store;

    @Inject
    Ids ids;

    @Inject
    TokenLifetimes lifetimes;

    @Inject
    Clock clock;

    /** A use of a token, or the issuance of one. */
    enum Use {
        ISSUE,
        USE_OPAQUE,
        USE_JWT,
        API,
        REFRESH
    }

    /** A bad state with its refusal, and whether the family is permanently ended by it. */
    enum Bad {
        USER_LOCKED(TokenRefusal.USER_LOCKED, true),
        USER_DEACTIVATED(TokenRefusal.USER_INACTIVE, true),
        USER_SUSPENDED(TokenRefusal.USER_SUSPENDED, true),
        USER_DELETED(TokenRefusal.USER_NOT_FOUND, true),
        USER_ORG_INACTIVE(TokenRefusal.ORGANIZATION_INACTIVE, false),
        APP_INACTIVE(TokenRefusal.APPLICATION_INACTIVE, false),
        APP_REMOVED(TokenRefusal.APPLICATION_INACTIVE, false),
        PROJECT_INACTIVE(TokenRefusal.APPLICATION_INACTIVE, false),
        APP_ORG_INACTIVE(TokenRefusal.APPLICATION_INACTIVE, false),
        PROJECT_CLOSED(TokenRefusal.ORGANIZATION_NOT_ADMITTED, false),
        ROLE_MISSING(TokenRefusal.ROLE_MISSING, false),
        SESSION_TERMINATED(TokenRefusal.SESSION_TERMINATED, true),
        PASSWORD_CHANGED(TokenRefusal.PASSWORD_CHANGED, true),
        FAMILY_REVOKED(TokenRefusal.FAMILY_REVOKED, false),
        TOKEN_REVOKED(TokenRefusal.REVOKED, false),
        EXPIRED(TokenRefusal.EXPIRED, false);

        private final String code;
        private final boolean endsFamily;

        Bad(DomainError refusal, boolean endsFamily) {
            this.code = refusal.code();
            this.endsFamily = endsFamily;
        }

        /** Tells whether the state can occur in this use. */
        boolean concerns(Use use) {
            return switch (this) {
                case TOKEN_REVOKED, EXPIRED -> use != Use.ISSUE && (this == EXPIRED || use != Use.REFRESH);
                case FAMILY_REVOKED -> use != Use.ISSUE;
                default -> true;
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Bad.class)
    void every_use_is_refused(Bad bad) {
        TestingAccounts.SignIn signIn = accounts.signIn();
        Held held = hold(signIn, bad == Bad.EXPIRED);
        if (bad != Bad.EXPIRED) {
            for (Use use : Use.values()) {
                assertThat(refusal(use, signIn, hold(signIn, false)))
                        .as("%s before", use)
                        .isEmpty();
            }
        }

        spoil(bad, signIn, held);

        for (Use use : Use.values()) {
            Optional<DomainError> refusal = refusal(use, signIn, held);
            if (bad.concerns(use)) {
                assertThat(refusal)
                        .as("%s at %s", bad, use)
                        .hasValueSatisfying(found -> assertThat(found.code())
                                .isIn(bad.code, bad.endsFamily ? TokenRefusal.FAMILY_REVOKED.code() : bad.code));
            } else {
                assertThat(refusal).as("%s at %s", bad, use).isEmpty();
            }
        }
    }

    @Test
    void a_machine_user_needs_neither_application_nor_session() {
        UserRef machine = accounts.machine(accounts.org());
        TokenTerms terms = TokenTerms.ofMachine(machine.userId(), List.of("openid"), List.of(ApiAudience.VALUE));
        AccessTokens.Issued issued = accessTokens.issue(AccessTokenGrant.of(terms, TokenForm.OPAQUE));

        assertThat(gate.check(GateQuestion.issue(terms))).isEqualTo(new GateVerdict(null, machine.orgId(), null));
        assertThat(authenticator.authenticate(issued.value())).hasValueSatisfying(caller -> {
            assertThat(caller.userId()).isEqualTo(machine.userId());
            assertThat(caller.orgId()).isEqualTo(machine.orgId());
            assertThat(caller.tokenId()).isEqualTo(issued.token().id());
            assertThat(caller.sessionId()).isNull();
        });

        users.deactivate(machine, ACTOR);

        assertThat(gate.check(issued.token()).refusal()).isEqualTo(TokenRefusal.USER_INACTIVE);
        assertThat(authenticator.authenticate(issued.value())).isEmpty();
    }

    @Test
    void the_api_accepts_only_tokens_with_its_audience_that_are_not_bound_to_a_key() {
        TestingAccounts.SignIn signIn = accounts.machineSignIn();
        TokenTerms terms = signIn.terms();
        TokenTerms elsewhere = new TokenTerms(
                terms.clientId(),
                terms.userId(),
                terms.sessionId(),
                terms.scopes(),
                List.of(terms.clientId()),
                terms.authTime(),
                terms.amr(),
                null,
                List.of());

        assertThat(authenticator.authenticate(opaque(terms))).isPresent();
        assertThat(authenticator.authenticate(opaque(elsewhere))).isEmpty();
        assertThat(authenticator.authenticate(opaque(terms.boundTo("thumbprint"))))
                .isEmpty();
    }

    @Test
    void a_session_with_a_proof_after_the_password_change_continues_with_new_tokens() {
        TestingAccounts.SignIn signIn = accounts.signIn();
        passwords.change(signIn.user(), TestingAccounts.PASSWORD, "c0rrect-horse-battery", ACTOR);
        assertThat(gate.check(GateQuestion.issue(signIn.terms())).refusal())
                .isIn(TokenRefusal.PASSWORD_CHANGED, TokenRefusal.SESSION_TERMINATED);

        Session session = sessions.start(
                        signIn.session().agentId(),
                        null,
                        signIn.user().userId(),
                        signIn.session().proofs(),
                        clock.instant(),
                        ACTOR)
                .session();

        assertThat(gate.check(GateQuestion.issue(
                                new TestingAccounts.SignIn(signIn.user(), signIn.app(), session).terms()))
                        .admitted())
                .isTrue();
    }

    /** The tokens of a client and a person. */
    private record Held(
            String opaque,
            String jwt,
            List<AccessToken> read,
            String refresh,
            String familyId,
            RefreshTokens redeemer) {}

    private Held hold(TestingAccounts.SignIn signIn, boolean expired) {
        RefreshTokens.Issued family = signIn.family(refreshTokens);
        AccessTokens.Issued opaque = issue(signIn, TokenForm.OPAQUE, family.familyId(), expired);
        AccessTokens.Issued jwt = issue(signIn, TokenForm.JWT, family.familyId(), expired);
        return new Held(
                opaque.value(),
                jwt.value(),
                List.of(opaque.token(), jwt.token()),
                String.valueOf(family.refreshToken()),
                family.familyId(),
                expired ? inAMonth() : refreshTokens);
    }

    private AccessTokens.Issued issue(TestingAccounts.SignIn signIn, TokenForm form, String familyId, boolean expired) {
        AccessTokenGrant grant = AccessTokenGrant.of(signIn.terms(), form, familyId);
        return accessTokens.issue(
                expired ? AccessTokenGrants.endingBy(clock.instant().minusSeconds(1), grant) : grant);
    }

    private void spoil(Bad bad, TestingAccounts.SignIn signIn, Held held) {
        UserRef user = signIn.user();
        switch (bad) {
            case USER_LOCKED -> users.lock(user, ACTOR);
            case USER_DEACTIVATED -> users.deactivate(user, ACTOR);
            case USER_SUSPENDED -> users.suspend(user, ACTOR);
            case USER_DELETED -> users.remove(user, ACTOR);
            case USER_ORG_INACTIVE -> orgs.deactivate(user.orgId(), ACTOR);
            case APP_INACTIVE -> applications.deactivate(signIn.app().ref(), ACTOR);
            case APP_REMOVED -> applications.remove(signIn.app().ref(), ACTOR);
            case PROJECT_INACTIVE -> projects.deactivate(signIn.app().ref().project(), ACTOR);
            case APP_ORG_INACTIVE ->
                orgs.deactivate(signIn.app().ref().project().orgId(), ACTOR);
            case PROJECT_CLOSED ->
                projects.change(
                        signIn.app().ref().project(),
                        new ProjectSettings("Portal", false, false, true, PrivateLabeling.UNSPECIFIED),
                        ACTOR);
            case ROLE_MISSING ->
                projects.change(
                        signIn.app().ref().project(),
                        new ProjectSettings("Portal", false, true, false, PrivateLabeling.UNSPECIFIED),
                        ACTOR);
            case SESSION_TERMINATED -> sessions.terminate(signIn.session().id(), ACTOR);
            case PASSWORD_CHANGED -> passwords.set(user, "c0rrect-horse-battery", false, ACTOR);
            case FAMILY_REVOKED -> refreshTokens.revokeFamily(held.familyId(), FamilyEnd.USER, ACTOR);
            case TOKEN_REVOKED -> held.read().forEach(accessTokens::revoke);
            case EXPIRED -> {
                // the tokens were already issued expired
            }
        }
    }

    private Optional<DomainError> refusal(Use use, TestingAccounts.SignIn signIn, Held held) {
        return switch (use) {
            case ISSUE ->
                Optional.ofNullable(
                        gate.check(GateQuestion.issue(signIn.terms())).refusal());
            case USE_OPAQUE -> use(held.opaque());
            case USE_JWT -> use(held.jwt());
            case API ->
                authenticator.authenticate(held.opaque()).isPresent()
                        ? Optional.empty()
                        : use(held.opaque()).or(() -> Optional.of(TokenRefusal.MALFORMED));
            case REFRESH -> redeem(signIn.app().clientId(), held);
        };
    }

    private Optional<DomainError> use(String value) {
        return accessTokens
                .read(value)
                .map(token -> Optional.ofNullable(gate.check(token).refusal()))
                .orElse(Optional.of(TokenRefusal.EXPIRED));
    }

    private static Optional<DomainError> redeem(String clientId, Held held) {
        try {
            held.redeemer().redeem(held.refresh(), clientId, Set.of(), null, ACTOR);
            return Optional.empty();
        } catch (DomainException e) {
            return Optional.of(e.error());
        }
    }

    private RefreshTokens inAMonth() {
        return new RefreshTokens(
                gate, form, queries, aggregates, store, ids, lifetimes, Clock.offset(clock, Duration.ofDays(31)));
    }

    private String opaque(TokenTerms terms) {
        return accessTokens.issue(AccessTokenGrant.of(terms, TokenForm.OPAQUE)).value();
    }
}
