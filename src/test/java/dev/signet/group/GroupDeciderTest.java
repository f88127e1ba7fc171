package dev.signet.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupDeciderTest {
    private static final GroupEvent ADDED = new GroupEvent.Added("200", "Readers", "who read");
    private static final ClaimChange RELEASED = new ClaimChange.ReleaseAll("group_name");

    @Test
    void a_group_is_added_once_and_claims_its_name_in_the_organization() {
        GroupCommand add = new GroupCommand.Add("Readers", "who read");

        assertThat(when(add).events()).containsExactly(ADDED);
        assertThat(when(add).claims()).containsExactly(claim("Readers"));
        refused(GroupError.ID_TAKEN, add, ADDED);
        refused(GroupError.ID_TAKEN, add, ADDED, new GroupEvent.Removed());
    }

    @Test
    void only_what_is_given_changes() {
        Decision<GroupEvent> renamed = when(new GroupCommand.Change("Writers", null), ADDED);
        Decision<GroupEvent> described = when(new GroupCommand.Change(null, ""), ADDED);

        assertThat(renamed.events()).containsExactly(new GroupEvent.Changed("Writers", "who read"));
        assertThat(renamed.claims()).containsExactly(RELEASED, claim("Writers"));
        assertThat(described.events()).containsExactly(new GroupEvent.Changed("Readers", ""));
        assertThat(described.claims()).isEmpty();
        assertThat(when(new GroupCommand.Change("Readers", "who read"), ADDED).events())
                .isEmpty();
    }

    @Test
    void a_group_is_switched_off_and_on() {
        GroupEvent off = new GroupEvent.Deactivated();

        assertThat(when(new GroupCommand.Deactivate(), ADDED).events()).containsExactly(off);
        refused(GroupError.NOT_ACTIVE, new GroupCommand.Deactivate(), ADDED, off);
        refused(GroupError.NOT_INACTIVE, new GroupCommand.Reactivate(), ADDED);
        assertThat(after(ADDED, off).state()).isEqualTo(GroupState.INACTIVE);
        assertThat(after(ADDED, off, new GroupEvent.Reactivated()).state()).isEqualTo(GroupState.ACTIVE);
    }

    @Test
    void a_removed_group_releases_its_name_and_is_gone() {
        assertThat(when(new GroupCommand.Remove(), ADDED).claims()).containsExactly(RELEASED);
        refused(GroupError.NOT_FOUND, new GroupCommand.Remove(), ADDED, new GroupEvent.Removed());
    }

    @Test
    void a_group_of_another_organization_does_not_exist() {
        for (GroupCommand command : List.of(
                new GroupCommand.Change("x", null),
                new GroupCommand.Deactivate(),
                new GroupCommand.Reactivate(),
                new GroupCommand.Remove())) {
            assertThatThrownBy(() -> GroupDecider.decide(new GroupDecider.Addressed("201", command), after(ADDED)))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            failure -> assertThat(failure.error()).isEqualTo(GroupError.NOT_FOUND));
        }
    }

    @Test
    void to_add_a_member_again_or_to_remove_a_stranger_changes_nothing() {
        GroupMemberDecider.Command add = new GroupMemberDecider.Command.Add("500", "100");
        GroupMemberDecider.Command remove = new GroupMemberDecider.Command.Remove();
        GroupMember member = new GroupMember(true, "500", "100");
        GroupMember gone = GroupMemberDecider.evolve(member, new GroupMemberEvent.CascadeRemoved());

        assertThat(GroupMemberDecider.decide(add, GroupMember.NEVER).events())
                .containsExactly(new GroupMemberEvent.Added("500", "100"));
        assertThat(GroupMemberDecider.decide(add, member).events()).isEmpty();
        assertThat(GroupMemberDecider.decide(remove, member).events()).containsExactly(new GroupMemberEvent.Removed());
        assertThat(GroupMemberDecider.decide(remove, GroupMember.NEVER).events())
                .isEmpty();
        assertThat(gone).isEqualTo(new GroupMember(false, "500", "100"));
        assertThat(GroupMemberDecider.decide(remove, gone).events()).isEmpty();
        assertThat(GroupMemberDecider.decide(add, gone).events()).hasSize(1);
    }

    private static ClaimChange claim(String name) {
        return new ClaimChange.Take("group_name", "200", name, GroupError.NAME_TAKEN);
    }

    private static void refused(DomainError error, GroupCommand command, GroupEvent... history) {
        assertThatThrownBy(() -> when(command, history))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        failure -> assertThat(failure.error()).isEqualTo(error));
    }

    private static Decision<GroupEvent> when(GroupCommand command, GroupEvent... history) {
        return GroupDecider.decide(new GroupDecider.Addressed("200", command), after(history));
    }

    private static Group after(GroupEvent... history) {
        Group group = Group.ABSENT;
        for (GroupEvent event : history) {
            group = GroupDecider.evolve(group, event);
        }
        return group;
    }
}
