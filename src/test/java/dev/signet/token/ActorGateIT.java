package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.TestingMembers;
import dev.signet.org.OrgCommands;
import dev.signet.user.NewMachine;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that actors are checked like users, with their current state. */
@QuarkusTest
class ActorGateIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingAccounts accounts;

    @Inject
    TokenGate gate;

    @Inject
    AccessTokens accessTokens;

    @Inject
    AccessTokenAuthenticator authenticator;

    @Inject
    UserCommands users;

    @Inject
    OrgCommands orgs;

    @Inject
    MembershipCommands memberships;

    @Inject
    InstanceQueries instances;

    @Inject
    Database database;

    @Inject
    Ids ids;

    private UserRef user;
    private TokenTerms terms;

    @BeforeEach
    void a_user_is_signed_in() {
        TestingAccounts.SignIn signIn = accounts.machineSignIn();
        user = signIn.user();
        terms = signIn.terms();
    }

    @Test
    void an_inactive_actor_invalidates_the_token() {
        UserRef actor = accounts.machine(accounts.org());
        AccessTokens.Issued issued = accessTokens.issue(AccessTokenGrants.actedBy(chain(actor), terms, TokenForm.JWT));
        assertThat(gate.check(issued.token()).admitted()).isTrue();
        assertThat(authenticator.authenticate(issued.value())).hasValueSatisfying(caller -> {
            assertThat(caller.userId()).isEqualTo(user.userId());
            assertThat(caller.actingId()).isEqualTo(actor.userId());
        });

        users.lock(actor, ACTOR);

        assertThat(gate.check(issued.token()).refusal()).isEqualTo(TokenRefusal.ACTOR_INACTIVE);
        assertThat(gate.subject(issued.token())).isEmpty();
        assertThat(authenticator.authenticate(issued.value())).isEmpty();
    }

    // the current actor acts with what the former ones were given
    @Test
    void every_former_actor_is_checked_too() {
        List<UserRef> all =
                List.of(accounts.machine(accounts.org()), imported("robot,7"), accounts.machine(accounts.org()));
        Actors chain = chain(all.toArray(UserRef[]::new));
        assertThat(refusal(terms, chain)).isNull();

        for (UserRef actor : all) {
            users.deactivate(actor, ACTOR);
            assertThat(refusal(terms, chain)).as("%s", actor).isEqualTo(TokenRefusal.ACTOR_INACTIVE);
            users.reactivate(actor, ACTOR);
            assertThat(refusal(terms, chain)).as("%s", actor).isNull();
        }
        orgs.deactivate(all.getLast().orgId(), ACTOR);
        assertThat(refusal(terms, chain)).isEqualTo(TokenRefusal.ACTOR_INACTIVE);
    }

    @Test
    void an_unknown_actor_counts_as_inactive() {
        UserRef known = accounts.machine(accounts.org());

        assertThat(refusal(terms, chain(known, UserRef.anywhere("999")))).isEqualTo(TokenRefusal.ACTOR_INACTIVE);
        assertThat(refusal(terms, chain(UserRef.anywhere(known.userId() + ",999"))))
                .isEqualTo(TokenRefusal.ACTOR_INACTIVE);
    }

    @Test
    void an_impersonating_actor_needs_the_permission_as_long_as_the_token_is_used() {
        UserRef support = accounts.machine(accounts.org());
        Actors impersonating = Actors.impersonating(support.userId());
        assertThat(refusal(withoutApi(), chain(support))).isNull();
        assertThat(refusal(withoutApi(), impersonating)).isEqualTo(TokenRefusal.IMPERSONATION_ENDED);

        give(user.orgId(), MembershipLevel.ORGANIZATION, support, "ORG_ADMIN_IMPERSONATOR");
        assertThat(refusal(withoutApi(), impersonating)).isNull();
        assertThat(refusal(terms, impersonating))
                .as("opens the API, which takes the instance's role")
                .isEqualTo(TokenRefusal.IMPERSONATION_ENDED);

        give(user.orgId(), MembershipLevel.ORGANIZATION, user, "ORG_OWNER");
        assertThat(refusal(withoutApi(), impersonating))
                .as("the user became an administrator within reach")
                .isNull();
        give(instances.get().id(), MembershipLevel.INSTANCE, user, "IAM_OWNER_VIEWER");
        assertThat(refusal(withoutApi(), impersonating))
                .as("the user became an administrator out of reach")
                .isEqualTo(TokenRefusal.IMPERSONATION_ENDED);
    }

    @Test
    void the_permission_of_a_later_actor_does_not_replace_that_of_the_impersonating_one() {
        UserRef support = accounts.machine(accounts.org());
        UserRef later = accounts.machine(accounts.org());
        give(instances.get().id(), MembershipLevel.INSTANCE, later, "IAM_ADMIN_IMPERSONATOR");
        Actors both = Actors.impersonating(support.userId())
                .followedBy(later.userId())
                .orElseThrow();

        assertThat(refusal(withoutApi(), both)).isEqualTo(TokenRefusal.IMPERSONATION_ENDED);
        give(user.orgId(), MembershipLevel.ORGANIZATION, support, "ORG_END_USER_IMPERSONATOR");
        assertThat(refusal(withoutApi(), both)).isNull();
    }

    private @Nullable DomainError refusal(TokenTerms asked, Actors actors) {
        return gate.check(GateQuestion.issue(asked, null, actors)).refusal();
    }

    private static Actors chain(UserRef... actors) {
        return new Actors(List.of(actors).stream().map(UserRef::userId).toList(), false);
    }

    private TokenTerms withoutApi() {
        return new TokenTerms(
                terms.clientId(),
                terms.userId(),
                terms.sessionId(),
                terms.scopes(),
                List.of(terms.clientId()),
                terms.authTime(),
                terms.amr(),
                null,
                List.of());
    }

    /** Creates a machine user with a chosen id, as an import does. */
    private UserRef imported(String prefix) {
        String orgId = accounts.org();
        NewMachine machine = new NewMachine(prefix + ids.next(), "m" + ids.next(), "Robot", "", AccessTokenType.BEARER);
        return new UserRef(
                orgId, users.addMachine(orgId, machine, ACTOR).stream().id());
    }

    private void give(String owner, MembershipLevel level, UserRef member, String role) {
        database.inTransaction(transaction ->
                memberships.addIn(transaction, TestingMembers.of(level, owner, member.userId()), List.of(role), ACTOR));
    }
}
