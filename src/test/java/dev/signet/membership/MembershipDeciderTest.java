package dev.signet.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.Target;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembershipDeciderTest {
    private static final MembershipCommand OWNER =
            new MembershipCommand.Add(new Target.Organization("200"), "100", List.of("ORG_OWNER"));
    private static final MembershipEvent ADDED = new MembershipEvent.OrgMemberAdded("100", List.of("ORG_OWNER"));
    private static final Set<String> ALL = Set.of("ORG_OWNER", "ORG_OWNER_VIEWER");
    private static final Set<String> LESS = Set.of("ORG_OWNER_VIEWER");

    @Test
    void each_target_has_events_of_its_own() {
        assertThat(when(ALL, OWNER)).containsExactly(ADDED);
        assertThat(when(
                        null,
                        new MembershipCommand.Add(
                                new Target.ProjectGrant("201", "300", "400"), "100", List.of("PROJECT_GRANT_OWNER"))))
                .containsExactly(new MembershipEvent.ProjectGrantMemberAdded(
                        "100", "300", "400", List.of("PROJECT_GRANT_OWNER")));
        MembershipEvent onProject = new MembershipEvent.ProjectMemberAdded("100", "300", List.of("PROJECT_OWNER"));
        assertThat(when(
                        null,
                        new MembershipCommand.Add(new Target.Project("200", "300"), "100", List.of("PROJECT_OWNER"))))
                .containsExactly(onProject);
        assertThat(when(null, new MembershipCommand.Change(List.of("PROJECT_OWNER_VIEWER")), onProject))
                .containsExactly(new MembershipEvent.ProjectMemberChanged(List.of("PROJECT_OWNER_VIEWER")));
        assertThat(when(null, new MembershipCommand.Remove(), onProject))
                .containsExactly(new MembershipEvent.ProjectMemberRemoved());
    }

    @Test
    void nobody_gives_or_takes_roles_beyond_their_own() {
        MembershipEvent viewer = new MembershipEvent.OrgMemberAdded("100", List.of("ORG_OWNER_VIEWER"));

        refused(MembershipError.OUT_OF_REACH, LESS, OWNER);
        refused(MembershipError.OUT_OF_REACH, LESS, new MembershipCommand.Remove(), ADDED);
        refused(MembershipError.OUT_OF_REACH, LESS, change("ORG_OWNER_VIEWER"), ADDED);
        refused(MembershipError.OUT_OF_REACH, LESS, change("ORG_OWNER"), viewer);
        assertThat(when(LESS, new MembershipCommand.Remove(), viewer)).hasSize(1);
        refused(MembershipError.OUT_OF_REACH, Set.of(), new MembershipCommand.Remove(), viewer);
    }

    @Test
    void a_member_has_roles_and_each_once() {
        refused(MembershipError.NO_ROLES, ALL, change(), ADDED);
        refused(MembershipError.ROLE_REPEATED, ALL, change("ORG_OWNER_VIEWER", "ORG_OWNER_VIEWER"), ADDED);
        refused(MembershipError.NOT_CHANGED, ALL, change("ORG_OWNER"), ADDED);
        refused(MembershipError.ALREADY_MEMBER, ALL, OWNER, ADDED);
    }

    @Test
    void who_is_no_member_cannot_be_changed_and_may_become_one_again() {
        refused(MembershipError.NOT_MEMBER, ALL, new MembershipCommand.Remove());
        MembershipEvent gone = new MembershipEvent.OrgMemberRemoved();
        refused(MembershipError.NOT_MEMBER, ALL, change("ORG_OWNER"), ADDED, gone);
        assertThat(when(ALL, OWNER, ADDED, gone)).containsExactly(ADDED);
    }

    private static MembershipCommand change(String... roles) {
        return new MembershipCommand.Change(List.of(roles));
    }

    private static void refused(
            DomainError error, Set<String> givable, MembershipCommand command, MembershipEvent... history) {
        assertThatThrownBy(() -> when(givable, command, history))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        failure -> assertThat(failure.error()).isEqualTo(error));
    }

    private static List<MembershipEvent> when(
            @Nullable Set<String> givable, MembershipCommand command, MembershipEvent... history) {
        Member member = Member.NONE;
        for (MembershipEvent event : history) {
            member = MembershipDecider.evolve(member, event);
        }
        return MembershipDecider.decide(new MembershipDecider.Ordered(command, givable), member)
                .events();
    }
}
