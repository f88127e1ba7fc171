package dev.signet.groupgrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Shows that grants to groups follow the rules of role grants, all of which {@code UserGrantDeciderTest} tests. */
class GroupGrantDeciderTest {
    private static final Set<String> AVAILABLE = Set.of("reader", "writer", "Ж/ %_");
    private static final RoleGrantRef OWN = ref("200", "100", new Reach.Everything());
    private static final GroupGrantEvent ADDED =
            new GroupGrantEvent.Added("200", "100", "300", "200", "", List.of("reader"));

    @Test
    void a_grant_is_added_once_for_user_and_project() {
        Decision<GroupGrantEvent> decision = when(OWN, add("reader"));

        assertThat(decision.events()).containsExactly(ADDED);
        assertThat(decision.claims())
                .containsExactly(
                        new ClaimChange.Take("group_grant", "200", "300::313030", GroupGrantError.ALREADY_EXISTS));
        assertThat(after(ADDED).state()).isEqualTo(RoleGrantState.ACTIVE);
    }

    @Test
    void only_roles_that_are_available_can_be_granted_and_each_once() {
        refused(GroupGrantError.ROLE_NOT_AVAILABLE, OWN, add("reader", "owner"));
        refused(GroupGrantError.ROLE_NOT_AVAILABLE, OWN, add("Reader"));
        refused(GroupGrantError.ROLE_REPEATED, OWN, add("reader", "reader"));
        refused(GroupGrantError.ROLE_NOT_AVAILABLE, OWN, roles("owner"), ADDED);
        refused(GroupGrantError.ROLE_REPEATED, OWN, roles("writer", "writer"), ADDED);
        assertThat(when(OWN, add()).events()).hasSize(1);
        assertThat(when(OWN, add("Ж/ %_")).events()).hasSize(1);
    }

    @Test
    void roles_change_only_if_others_are_named() {
        assertThat(when(OWN, roles("writer", "reader"), ADDED).events())
                .containsExactly(new GroupGrantEvent.Changed(List.of("writer", "reader")));
        refused(GroupGrantError.NOT_CHANGED, OWN, roles("reader"), ADDED);
        refused(GroupGrantError.NOT_ACTIVE, OWN, roles("writer"), ADDED, new GroupGrantEvent.Deactivated());
    }

    @Test
    void a_withdrawn_role_leaves_the_others() {
        GroupGrantEvent two = new GroupGrantEvent.Changed(List.of("reader", "writer"));

        assertThat(when(OWN, new RoleGrantCommand.WithdrawRoles(Set.of("reader", "owner")), ADDED, two)
                        .events())
                .containsExactly(new GroupGrantEvent.CascadeChanged(List.of("writer")));
        assertThat(when(OWN, new RoleGrantCommand.WithdrawRoles(Set.of("owner")), ADDED)
                        .events())
                .isEmpty();
    }

    @Test
    void a_grant_is_switched_off_and_on() {
        GroupGrantEvent off = new GroupGrantEvent.Deactivated();

        assertThat(when(OWN, new RoleGrantCommand.Deactivate(), ADDED).events()).containsExactly(off);
        refused(GroupGrantError.NOT_ACTIVE, OWN, new RoleGrantCommand.Deactivate(), ADDED, off);
        assertThat(when(OWN, new RoleGrantCommand.Reactivate(), ADDED, off).events())
                .containsExactly(new GroupGrantEvent.Reactivated());
        refused(GroupGrantError.NOT_INACTIVE, OWN, new RoleGrantCommand.Reactivate(), ADDED);
        assertThat(after(ADDED, off).state()).isEqualTo(RoleGrantState.INACTIVE);
    }

    @Test
    void a_removed_grant_is_gone_and_releases_its_claim() {
        Decision<GroupGrantEvent> decision = when(OWN, new RoleGrantCommand.Remove(), ADDED);

        assertThat(decision.events()).containsExactly(new GroupGrantEvent.Removed());
        assertThat(decision.claims()).containsExactly(new ClaimChange.ReleaseAll("group_grant"));
        for (GroupGrantEvent end : List.of(new GroupGrantEvent.Removed(), new GroupGrantEvent.CascadeRemoved())) {
            refused(GroupGrantError.NOT_FOUND, OWN, new RoleGrantCommand.Remove(), ADDED, end);
            refused(GroupGrantError.NOT_FOUND, OWN, new RoleGrantCommand.Reactivate(), ADDED, end);
            refused(GroupGrantError.ID_TAKEN, OWN, add("reader"), ADDED, end);
        }
    }

    private static RoleGrantRef ref(String orgId, String groupId, Reach reach) {
        return new RoleGrantRef(orgId, groupId, "1", reach);
    }

    private static RoleGrantCommand add(String... roleKeys) {
        return new RoleGrantCommand.Add(new NewRoleGrant("200", "100", "300", "", List.of(roleKeys)), "200", AVAILABLE);
    }

    private static RoleGrantCommand roles(String... roleKeys) {
        return new RoleGrantCommand.ChangeRoles(List.of(roleKeys), AVAILABLE);
    }

    private static void refused(
            DomainError error, RoleGrantRef ref, RoleGrantCommand command, GroupGrantEvent... history) {
        assertThatThrownBy(() -> when(ref, command, history))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        failure -> assertThat(failure.error()).isEqualTo(error));
    }

    private static Decision<GroupGrantEvent> when(
            RoleGrantRef ref, RoleGrantCommand command, GroupGrantEvent... history) {
        return GroupGrantDecider.RULES.decide(new RoleGrantRules.Addressed(ref, command), after(history));
    }

    private static RoleGrant after(GroupGrantEvent... history) {
        RoleGrant grant = RoleGrant.ABSENT;
        for (GroupGrantEvent event : history) {
            grant = GroupGrantDecider.evolve(grant, event);
        }
        return grant;
    }
}
