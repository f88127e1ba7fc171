package dev.signet.groupgrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.AccessError;
import dev.signet.access.Reach;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupGrantDeciderTest {
    private static final Set<String> AVAILABLE = Set.of("reader", "writer", "Ж/ %_");
    private static final GroupGrantRef OWN = ref("200", "100", new Reach.Everything());
    private static final GroupGrantEvent ADDED =
            new GroupGrantEvent.Added("200", "100", "300", "200", "", List.of("reader"));

    @Test
    void a_grant_is_added_once_for_user_and_project() {
        Decision<GroupGrantEvent> decision = when(OWN, add("reader"));

        assertThat(decision.events()).containsExactly(ADDED);
        assertThat(decision.claims())
                .containsExactly(
                        new ClaimChange.Take("group_grant", "200", "300::313030", GroupGrantError.ALREADY_EXISTS));
        assertThat(after(ADDED).state()).isEqualTo(GroupGrantState.ACTIVE);
    }

    @Test
    void groups_whose_ids_differ_in_case_have_different_claims() {
        assertThat(claimOf("Ada")).isNotEqualToIgnoringCase(claimOf("ada"));
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

        assertThat(when(OWN, new GroupGrantCommand.WithdrawRoles(Set.of("reader", "owner")), ADDED, two)
                        .events())
                .containsExactly(new GroupGrantEvent.CascadeChanged(List.of("writer")));
        assertThat(when(OWN, new GroupGrantCommand.WithdrawRoles(Set.of("owner")), ADDED)
                        .events())
                .isEmpty();
    }

    @Test
    void a_grant_is_switched_off_and_on() {
        GroupGrantEvent off = new GroupGrantEvent.Deactivated();

        assertThat(when(OWN, new GroupGrantCommand.Deactivate(), ADDED).events())
                .containsExactly(off);
        refused(GroupGrantError.NOT_ACTIVE, OWN, new GroupGrantCommand.Deactivate(), ADDED, off);
        assertThat(when(OWN, new GroupGrantCommand.Reactivate(), ADDED, off).events())
                .containsExactly(new GroupGrantEvent.Reactivated());
        refused(GroupGrantError.NOT_INACTIVE, OWN, new GroupGrantCommand.Reactivate(), ADDED);
        assertThat(after(ADDED, off).state()).isEqualTo(GroupGrantState.INACTIVE);
    }

    @Test
    void a_removed_grant_is_gone_and_releases_its_claim() {
        Decision<GroupGrantEvent> decision = when(OWN, new GroupGrantCommand.Remove(), ADDED);

        assertThat(decision.events()).containsExactly(new GroupGrantEvent.Removed());
        assertThat(decision.claims()).containsExactly(new ClaimChange.ReleaseAll("group_grant"));
        for (GroupGrantEvent end : List.of(new GroupGrantEvent.Removed(), new GroupGrantEvent.CascadeRemoved())) {
            refused(GroupGrantError.NOT_FOUND, OWN, new GroupGrantCommand.Remove(), ADDED, end);
            refused(GroupGrantError.NOT_FOUND, OWN, new GroupGrantCommand.Reactivate(), ADDED, end);
            refused(GroupGrantError.ID_TAKEN, OWN, add("reader"), ADDED, end);
        }
    }

    @Test
    void a_grant_out_of_reach_does_not_exist() {
        for (GroupGrantRef wrong : List.of(
                ref("201", "100", new Reach.Everything()),
                ref("200", "101", new Reach.Everything()),
                ref("200", "100", objects("301")),
                ref("200", "100", objects()))) {
            for (GroupGrantCommand command : List.of(
                    roles("writer"),
                    new GroupGrantCommand.Deactivate(),
                    new GroupGrantCommand.Reactivate(),
                    new GroupGrantCommand.Remove())) {
                refused(GroupGrantError.NOT_FOUND, wrong, command, ADDED);
            }
        }
        assertThat(when(ref("200", "100", objects("300")), new GroupGrantCommand.Remove(), ADDED)
                        .events())
                .hasSize(1);
        assertThat(when(ref("200", "", new Reach.Everything()), new GroupGrantCommand.Remove(), ADDED)
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

    private static GroupGrantRef ref(String orgId, String groupId, Reach reach) {
        return new GroupGrantRef(orgId, groupId, "1", reach);
    }

    private static GroupGrantCommand add(String... roleKeys) {
        return new GroupGrantCommand.Add(
                new NewGroupGrant("200", "100", "300", "", List.of(roleKeys)), "200", AVAILABLE);
    }

    private static GroupGrantCommand roles(String... roleKeys) {
        return new GroupGrantCommand.ChangeRoles(List.of(roleKeys), AVAILABLE);
    }

    private static String claimOf(String groupId) {
        Decision<GroupGrantEvent> decision = when(
                OWN,
                new GroupGrantCommand.Add(new NewGroupGrant("200", groupId, "300", "", List.of()), "200", AVAILABLE));
        return ((ClaimChange.Take) decision.claims().getFirst()).value();
    }

    private static void refused(
            DomainError error, GroupGrantRef ref, GroupGrantCommand command, GroupGrantEvent... history) {
        assertThatThrownBy(() -> when(ref, command, history))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        failure -> assertThat(failure.error()).isEqualTo(error));
    }

    private static Decision<GroupGrantEvent> when(
            GroupGrantRef ref, GroupGrantCommand command, GroupGrantEvent... history) {
        return GroupGrantDecider.decide(new GroupGrantDecider.Addressed(ref, command), after(history));
    }

    private static GroupGrant after(GroupGrantEvent... history) {
        GroupGrant grant = GroupGrant.ABSENT;
        for (GroupGrantEvent event : history) {
            grant = GroupGrantDecider.evolve(grant, event);
        }
        return grant;
    }
}
