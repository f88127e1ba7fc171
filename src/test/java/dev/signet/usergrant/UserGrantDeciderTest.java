package dev.signet.usergrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.AccessError;
import dev.signet.access.Reach;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrant;
import dev.signet.rolegrant.RoleGrantCommand;
import dev.signet.rolegrant.RoleGrantRef;
import dev.signet.rolegrant.RoleGrantRules;
import dev.signet.rolegrant.RoleGrantState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserGrantDeciderTest {
    private static final Set<String> AVAILABLE = Set.of("reader", "writer", "Ж/ %_");
    private static final RoleGrantRef OWN = ref("200", "100", new Reach.Everything());
    private static final UserGrantEvent ADDED =
            new UserGrantEvent.Added("200", "100", "300", "200", "", List.of("reader"));

    @Test
    void a_grant_is_added_once_for_user_and_project() {
        Decision<UserGrantEvent> decision = when(OWN, add("reader"));

        assertThat(decision.events()).containsExactly(ADDED);
        assertThat(decision.claims())
                .containsExactly(
                        new ClaimChange.Take("user_grant", "200", "300::313030", UserGrantError.ALREADY_EXISTS));
        assertThat(after(ADDED).state()).isEqualTo(RoleGrantState.ACTIVE);
    }

    @Test
    void users_whose_ids_differ_in_case_have_different_claims() {
        assertThat(claimOf("Ada")).isNotEqualToIgnoringCase(claimOf("ada"));
    }

    @Test
    void only_roles_that_are_available_can_be_granted_and_each_once() {
        refused(UserGrantError.ROLE_NOT_AVAILABLE, OWN, add("reader", "owner"));
        refused(UserGrantError.ROLE_NOT_AVAILABLE, OWN, add("Reader"));
        refused(UserGrantError.ROLE_REPEATED, OWN, add("reader", "reader"));
        refused(UserGrantError.ROLE_NOT_AVAILABLE, OWN, roles("owner"), ADDED);
        refused(UserGrantError.ROLE_REPEATED, OWN, roles("writer", "writer"), ADDED);
        assertThat(when(OWN, add()).events()).hasSize(1);
        assertThat(when(OWN, add("Ж/ %_")).events()).hasSize(1);
    }

    @Test
    void roles_change_only_if_others_are_named() {
        assertThat(when(OWN, roles("writer", "reader"), ADDED).events())
                .containsExactly(new UserGrantEvent.Changed(List.of("writer", "reader")));
        refused(UserGrantError.NOT_CHANGED, OWN, roles("reader"), ADDED);
        refused(UserGrantError.NOT_ACTIVE, OWN, roles("writer"), ADDED, new UserGrantEvent.Deactivated());
    }

    @Test
    void a_withdrawn_role_leaves_the_others() {
        UserGrantEvent two = new UserGrantEvent.Changed(List.of("reader", "writer"));

        assertThat(when(OWN, new RoleGrantCommand.WithdrawRoles(Set.of("reader", "owner")), ADDED, two)
                        .events())
                .containsExactly(new UserGrantEvent.CascadeChanged(List.of("writer")));
        assertThat(when(OWN, new RoleGrantCommand.WithdrawRoles(Set.of("owner")), ADDED)
                        .events())
                .isEmpty();
    }

    @Test
    void a_grant_is_switched_off_and_on() {
        UserGrantEvent off = new UserGrantEvent.Deactivated();

        assertThat(when(OWN, new RoleGrantCommand.Deactivate(), ADDED).events()).containsExactly(off);
        refused(UserGrantError.NOT_ACTIVE, OWN, new RoleGrantCommand.Deactivate(), ADDED, off);
        assertThat(when(OWN, new RoleGrantCommand.Reactivate(), ADDED, off).events())
                .containsExactly(new UserGrantEvent.Reactivated());
        refused(UserGrantError.NOT_INACTIVE, OWN, new RoleGrantCommand.Reactivate(), ADDED);
        assertThat(after(ADDED, off).state()).isEqualTo(RoleGrantState.INACTIVE);
    }

    @Test
    void a_removed_grant_is_gone_and_releases_its_claim() {
        Decision<UserGrantEvent> decision = when(OWN, new RoleGrantCommand.Remove(), ADDED);

        assertThat(decision.events()).containsExactly(new UserGrantEvent.Removed());
        assertThat(decision.claims()).containsExactly(new ClaimChange.ReleaseAll("user_grant"));
        for (UserGrantEvent end : List.of(new UserGrantEvent.Removed(), new UserGrantEvent.CascadeRemoved())) {
            refused(UserGrantError.NOT_FOUND, OWN, new RoleGrantCommand.Remove(), ADDED, end);
            refused(UserGrantError.NOT_FOUND, OWN, new RoleGrantCommand.Reactivate(), ADDED, end);
            refused(UserGrantError.ID_TAKEN, OWN, add("reader"), ADDED, end);
        }
    }

    @Test
    void a_grant_out_of_reach_does_not_exist() {
        for (RoleGrantRef wrong : List.of(
                ref("201", "100", new Reach.Everything()),
                ref("200", "101", new Reach.Everything()),
                ref("200", "100", objects("301")),
                ref("200", "100", objects()))) {
            for (RoleGrantCommand command : List.of(
                    roles("writer"),
                    new RoleGrantCommand.Deactivate(),
                    new RoleGrantCommand.Reactivate(),
                    new RoleGrantCommand.Remove())) {
                refused(UserGrantError.NOT_FOUND, wrong, command, ADDED);
            }
        }
        assertThat(when(ref("200", "100", objects("300")), new RoleGrantCommand.Remove(), ADDED)
                        .events())
                .hasSize(1);
        assertThat(when(ref("200", "", new Reach.Everything()), new RoleGrantCommand.Remove(), ADDED)
                        .events())
                .hasSize(1);
    }

    @Test
    void a_manager_of_one_project_grants_no_roles_of_another() {
        DomainError missing = AccessError.permissionMissing("user.grant.write");

        refused(missing, ref("200", "100", objects("301")), add("reader"));
        assertThat(when(ref("200", "100", objects("300")), add("reader")).events())
                .hasSize(1);
    }

    private static Reach objects(String... ids) {
        return new Reach.Objects(Set.of(ids));
    }

    private static RoleGrantRef ref(String orgId, String userId, Reach reach) {
        return new RoleGrantRef(orgId, userId, "1", reach);
    }

    private static RoleGrantCommand add(String... roleKeys) {
        return new RoleGrantCommand.Add(new NewRoleGrant("200", "100", "300", "", List.of(roleKeys)), "200", AVAILABLE);
    }

    private static RoleGrantCommand roles(String... roleKeys) {
        return new RoleGrantCommand.ChangeRoles(List.of(roleKeys), AVAILABLE);
    }

    private static String claimOf(String userId) {
        Decision<UserGrantEvent> decision = when(
                OWN, new RoleGrantCommand.Add(new NewRoleGrant("200", userId, "300", "", List.of()), "200", AVAILABLE));
        return ((ClaimChange.Take) decision.claims().getFirst()).value();
    }

    private static void refused(
            DomainError error, RoleGrantRef ref, RoleGrantCommand command, UserGrantEvent... history) {
        assertThatThrownBy(() -> when(ref, command, history))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        failure -> assertThat(failure.error()).isEqualTo(error));
    }

    private static Decision<UserGrantEvent> when(
            RoleGrantRef ref, RoleGrantCommand command, UserGrantEvent... history) {
        return UserGrantDecider.RULES.decide(new RoleGrantRules.Addressed(ref, command), after(history));
    }

    private static RoleGrant after(UserGrantEvent... history) {
        RoleGrant grant = RoleGrant.ABSENT;
        for (UserGrantEvent event : history) {
            grant = UserGrantDecider.evolve(grant, event);
        }
        return grant;
    }
}
