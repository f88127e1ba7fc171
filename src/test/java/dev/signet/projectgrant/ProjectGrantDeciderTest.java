package dev.signet.projectgrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.project.ProjectRef;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectGrantDeciderTest {
    private static final Set<String> AVAILABLE = Set.of("reader", "writer", "owner");
    private static final ProjectGrantRef OWN = new ProjectGrantRef(new ProjectRef("200", "300"), "1");
    private static final ProjectGrantEvent ADDED =
            new ProjectGrantEvent.Added("200", "300", "201", List.of("reader", "writer"));

    @Test
    void a_project_is_granted_once_to_each_organization() {
        Decision<ProjectGrantEvent> decision = when(OWN, add("201", "reader", "writer"));

        assertThat(decision.events()).containsExactly(ADDED);
        assertThat(decision.claims())
                .containsExactly(new ClaimChange.Take("project_grant", "300", "201", ProjectGrantError.ALREADY_EXISTS));
        refused(ProjectGrantError.ID_TAKEN, OWN, add("201"), ADDED);
        refused(ProjectGrantError.OWN_ORGANIZATION, OWN, add("200", "reader"));
    }

    @Test
    void only_roles_of_the_project_can_be_granted_and_each_once() {
        refused(ProjectGrantError.ROLE_NOT_AVAILABLE, OWN, add("201", "guest"));
        refused(ProjectGrantError.ROLE_REPEATED, OWN, add("201", "reader", "reader"));
        refused(ProjectGrantError.ROLE_NOT_AVAILABLE, OWN, roles("guest"), ADDED);
        refused(ProjectGrantError.NOT_CHANGED, OWN, roles("writer", "reader"), ADDED);
        refused(ProjectGrantError.NOT_ACTIVE, OWN, roles("owner"), ADDED, new ProjectGrantEvent.Deactivated());
        assertThat(when(OWN, roles(), ADDED).events()).containsExactly(new ProjectGrantEvent.Changed(List.of()));
    }

    @Test
    void a_withdrawn_role_leaves_the_others() {
        assertThat(when(OWN, new ProjectGrantCommand.WithdrawRoles(Set.of("reader")), ADDED)
                        .events())
                .containsExactly(new ProjectGrantEvent.CascadeChanged(List.of("writer")));
        assertThat(when(OWN, new ProjectGrantCommand.WithdrawRoles(Set.of("owner")), ADDED)
                        .events())
                .isEmpty();
    }

    @Test
    void a_grant_is_switched_off_and_on_and_removed() {
        ProjectGrantEvent off = new ProjectGrantEvent.Deactivated();
        ProjectGrantEvent gone = new ProjectGrantEvent.Removed();

        assertThat(when(OWN, new ProjectGrantCommand.Deactivate(), ADDED).events())
                .containsExactly(off);
        refused(ProjectGrantError.NOT_ACTIVE, OWN, new ProjectGrantCommand.Deactivate(), ADDED, off);
        refused(ProjectGrantError.NOT_INACTIVE, OWN, new ProjectGrantCommand.Reactivate(), ADDED);
        assertThat(when(OWN, new ProjectGrantCommand.Reactivate(), ADDED, off).events())
                .hasSize(1);
        assertThat(when(OWN, new ProjectGrantCommand.Remove(), ADDED, off).claims())
                .containsExactly(new ClaimChange.ReleaseAll("project_grant"));
        refused(ProjectGrantError.NOT_FOUND, OWN, new ProjectGrantCommand.Reactivate(), ADDED, gone);
        refused(ProjectGrantError.ID_TAKEN, OWN, add("201"), ADDED, gone);
    }

    @Test
    void a_grant_of_another_project_or_organization_does_not_exist() {
        for (ProjectRef wrong : List.of(new ProjectRef("200", "301"), new ProjectRef("201", "300"))) {
            ProjectGrantRef ref = new ProjectGrantRef(wrong, "1");
            for (ProjectGrantCommand command : List.of(
                    roles("owner"),
                    new ProjectGrantCommand.Deactivate(),
                    new ProjectGrantCommand.Reactivate(),
                    new ProjectGrantCommand.Remove())) {
                refused(ProjectGrantError.NOT_FOUND, ref, command, ADDED);
            }
        }
    }

    private static ProjectGrantCommand add(String grantedOrgId, String... roleKeys) {
        return new ProjectGrantCommand.Add(grantedOrgId, List.of(roleKeys), AVAILABLE);
    }

    private static ProjectGrantCommand roles(String... roleKeys) {
        return new ProjectGrantCommand.ChangeRoles(List.of(roleKeys), AVAILABLE);
    }

    private static void refused(
            DomainError error, ProjectGrantRef ref, ProjectGrantCommand command, ProjectGrantEvent... history) {
        assertThatThrownBy(() -> when(ref, command, history))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        failure -> assertThat(failure.error()).isEqualTo(error));
    }

    private static Decision<ProjectGrantEvent> when(
            ProjectGrantRef ref, ProjectGrantCommand command, ProjectGrantEvent... history) {
        ProjectGrant grant = ProjectGrant.ABSENT;
        for (ProjectGrantEvent event : history) {
            grant = ProjectGrantDecider.evolve(grant, event);
        }
        return ProjectGrantDecider.decide(new ProjectGrantDecider.Addressed(ref, command), grant);
    }
}
