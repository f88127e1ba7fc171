package dev.signet.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectDeciderTest {
    private static final String ORG = "200";
    private static final ProjectSettings SETTINGS =
            new ProjectSettings("Portal", true, false, false, PrivateLabeling.UNSPECIFIED);
    private static final ProjectEvent ADDED =
            new ProjectEvent.Added(ORG, "Portal", true, false, false, PrivateLabeling.UNSPECIFIED);
    private static final ProjectEvent ROLE = new ProjectEvent.RoleAdded("admin", "Administrator", "");

    @Test
    void a_project_is_added_under_a_name_unique_in_its_organization() {
        Decision<ProjectEvent> decision = when(new ProjectCommand.Add(ORG, SETTINGS));

        assertThat(decision.events()).containsExactly(ADDED);
        assertThat(decision.claims())
                .containsExactly(new ClaimChange.Take("project_name", ORG, "Portal", ProjectError.NAME_TAKEN));
        assertThat(after(ADDED).state()).isEqualTo(ProjectState.ACTIVE);
    }

    @Test
    void an_id_in_use_is_refused() {
        refused(ProjectError.ID_TAKEN, new ProjectCommand.Add(ORG, SETTINGS), ADDED);
    }

    @Test
    void settings_change_and_the_name_moves_only_with_the_name() {
        ProjectSettings checked = new ProjectSettings("Portal", true, true, false, PrivateLabeling.UNSPECIFIED);

        Decision<ProjectEvent> decision = when(new ProjectCommand.Change(ProjectEdit.of(checked)), ADDED);

        assertThat(decision.events())
                .containsExactly(new ProjectEvent.Changed("Portal", true, true, false, PrivateLabeling.UNSPECIFIED));
        assertThat(decision.claims()).isEmpty();
        assertThat(when(new ProjectCommand.Change(ProjectEdit.of(SETTINGS.renamed("Door"))), ADDED)
                        .claims())
                .containsExactly(
                        new ClaimChange.ReleaseAll("project_name"),
                        new ClaimChange.Take("project_name", ORG, "Door", ProjectError.NAME_TAKEN));
    }

    @Test
    void a_change_of_one_setting_keeps_what_another_administrator_has_changed_meanwhile() {
        ProjectEvent meanwhile = new ProjectEvent.Changed("Door", true, false, true, PrivateLabeling.UNSPECIFIED);
        ProjectEdit edit = new ProjectEdit(null, null, true, null, null);

        assertThat(when(new ProjectCommand.Change(edit), ADDED, meanwhile).events())
                .containsExactly(new ProjectEvent.Changed("Door", true, true, true, PrivateLabeling.UNSPECIFIED));
        assertThat(when(new ProjectCommand.ChangeRole("admin", null, "top"), ADDED, ROLE)
                        .events())
                .containsExactly(new ProjectEvent.RoleChanged("admin", "Administrator", "top"));
    }

    @Test
    void an_update_without_a_change_is_refused() {
        refused(ProjectError.NOT_CHANGED, new ProjectCommand.Change(ProjectEdit.of(SETTINGS)), ADDED);
    }

    @Test
    void an_inactive_project_is_not_changed() {
        ProjectCommand change = new ProjectCommand.Change(ProjectEdit.of(SETTINGS.renamed("Door")));

        refused(ProjectError.NOT_ACTIVE, change, ADDED, new ProjectEvent.Deactivated());
    }

    @Test
    void a_project_can_be_deactivated_and_reactivated_once_each() {
        assertThat(when(new ProjectCommand.Deactivate(), ADDED).events())
                .containsExactly(new ProjectEvent.Deactivated());
        refused(ProjectError.NOT_INACTIVE, new ProjectCommand.Reactivate(), ADDED);
        refused(ProjectError.NOT_ACTIVE, new ProjectCommand.Deactivate(), ADDED, new ProjectEvent.Deactivated());
        assertThat(when(new ProjectCommand.Reactivate(), ADDED, new ProjectEvent.Deactivated())
                        .events())
                .containsExactly(new ProjectEvent.Reactivated());
        assertThat(after(ADDED, new ProjectEvent.Deactivated(), new ProjectEvent.Reactivated())
                        .state())
                .isEqualTo(ProjectState.ACTIVE);
    }

    @Test
    void a_removed_project_releases_its_name_and_is_not_found() {
        Decision<ProjectEvent> decision = when(new ProjectCommand.Remove(), ADDED, ROLE);

        assertThat(decision.events()).containsExactly(new ProjectEvent.Removed());
        assertThat(decision.claims()).containsExactly(new ClaimChange.ReleaseAll("project_name"));
        refused(ProjectError.NOT_FOUND, new ProjectCommand.Remove(), ADDED, new ProjectEvent.Removed());
        assertThat(after(ADDED, ROLE, new ProjectEvent.Removed()).roles()).isEmpty();
    }

    @Test
    void a_project_of_another_organization_is_not_found() {
        for (ProjectCommand command : List.of(
                new ProjectCommand.Change(ProjectEdit.of(SETTINGS.renamed("Mine"))),
                new ProjectCommand.Deactivate(),
                new ProjectCommand.Reactivate(),
                new ProjectCommand.Remove(),
                new ProjectCommand.AddRoles(List.of(new ProjectRole("mine", "Mine", ""))),
                new ProjectCommand.ChangeRole("admin", "Mine", ""),
                new ProjectCommand.RemoveRole("admin"))) {
            assertThatThrownBy(() ->
                            ProjectDecider.decide(new ProjectDecider.Addressed("another", command), after(ADDED, ROLE)))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.error()).isEqualTo(ProjectError.NOT_FOUND));
        }
    }

    @Test
    void roles_are_added_all_or_none() {
        ProjectRole reader = new ProjectRole("reader", "Reader", "staff");
        ProjectRole writer = new ProjectRole("writer", "Writer", "staff");

        assertThat(when(new ProjectCommand.AddRoles(List.of(reader, writer)), ADDED)
                        .events())
                .containsExactly(
                        new ProjectEvent.RoleAdded("reader", "Reader", "staff"),
                        new ProjectEvent.RoleAdded("writer", "Writer", "staff"));
        refused(ProjectError.ROLE_TAKEN, new ProjectCommand.AddRoles(List.of(reader, reader)), ADDED);
        ProjectRole admin = new ProjectRole("admin", "Another", "");
        refused(ProjectError.ROLE_TAKEN, new ProjectCommand.AddRoles(List.of(reader, admin)), ADDED, ROLE);
    }

    @Test
    void a_role_is_changed_and_refused_if_nothing_changes() {
        assertThat(when(new ProjectCommand.ChangeRole("admin", "Boss", "top"), ADDED, ROLE)
                        .events())
                .containsExactly(new ProjectEvent.RoleChanged("admin", "Boss", "top"));
        refused(
                ProjectError.ROLE_NOT_CHANGED,
                new ProjectCommand.ChangeRole("admin", "Administrator", ""),
                ADDED,
                ROLE);
        refused(ProjectError.ROLE_NOT_FOUND, new ProjectCommand.ChangeRole("other", "Other", ""), ADDED, ROLE);
    }

    @Test
    void a_role_can_be_removed_once() {
        assertThat(when(new ProjectCommand.RemoveRole("admin"), ADDED, ROLE).events())
                .containsExactly(new ProjectEvent.RoleRemoved("admin"));
        refused(
                ProjectError.ROLE_NOT_FOUND,
                new ProjectCommand.RemoveRole("admin"),
                ADDED,
                ROLE,
                new ProjectEvent.RoleRemoved("admin"));
    }

    @Test
    void surrounding_spaces_are_removed_from_texts_and_their_length_is_limited() {
        assertThat(ProjectTexts.required("  Portal ", ProjectError.NAME_INVALID))
                .isEqualTo("Portal");
        assertThat(ProjectTexts.required("x".repeat(200), ProjectError.NAME_INVALID))
                .hasSize(200);
        for (String text :
                List.of("", "  ", "x".repeat(201), "a\u0000b", "a\nb", "Bank\u202Eneddih", "\u200B", "\uFEFF")) {
            assertThatThrownBy(() -> ProjectTexts.required(text, ProjectError.NAME_INVALID))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.error()).isEqualTo(ProjectError.NAME_INVALID));
        }
        assertThat(ProjectTexts.optional(" ", ProjectError.ROLE_GROUP_INVALID)).isEmpty();
        assertThatThrownBy(() -> ProjectTexts.optional("\u200B", ProjectError.ROLE_GROUP_INVALID))
                .isInstanceOf(DomainException.class);
    }

    private static Project after(ProjectEvent... history) {
        Project project = Project.ABSENT;
        for (ProjectEvent event : history) {
            project = ProjectDecider.evolve(project, event);
        }
        return project;
    }

    private static Decision<ProjectEvent> when(ProjectCommand command, ProjectEvent... history) {
        return ProjectDecider.decide(new ProjectDecider.Addressed(ORG, command), after(history));
    }

    private static void refused(DomainError error, ProjectCommand command, ProjectEvent... history) {
        assertThatThrownBy(() -> when(command, history))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
