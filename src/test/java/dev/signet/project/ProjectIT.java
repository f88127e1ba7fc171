package dev.signet.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.Reach;
import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.TextMethod;
import dev.signet.token.TestingAccounts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests projects from the command through events and tables to the query. */
@QuarkusTest
class ProjectIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    Database database;

    @Inject
    ProjectCommands projects;

    @Inject
    ProjectQueries queries;

    @Inject
    TestingAccounts accounts;

    @Inject
    Ids ids;

    private String orgId = "";

    @BeforeEach
    void create_an_organization() {
        orgId = accounts.org();
    }

    @Test
    void a_created_project_is_read_and_found_at_once() {
        Loaded<Project> created = projects.add(orgId, settings(" Portal "), ACTOR);
        ProjectRef project = new ProjectRef(orgId, created.stream().id());

        ProjectView view = queries.require(project);

        assertThat(view.settings()).isEqualTo(settings("Portal"));
        assertThat(view.state()).isEqualTo(ProjectState.ACTIVE);
        assertThat(view.version()).isEqualTo(created.version()).isEqualTo(1);
        assertThat(view.createdAt()).isEqualTo(created.createdAt());
        assertThat(view.changedAt()).isEqualTo(created.changedAt());
        assertThat(queries.search(orgId, new Reach.Everything(), byName("port")).rows())
                .containsExactly(view);
        assertThat(queries.search(ids.next(), new Reach.Everything(), byName("port"))
                        .total())
                .isZero();
        assertThat(queries.findAnywhere(project.projectId())).contains(view);
    }

    @Test
    void a_name_can_be_used_once_in_an_organization_regardless_of_case() {
        projects.add(orgId, settings("Portal"), ACTOR);

        refused(() -> projects.add(orgId, settings("PORTAL"), ACTOR), ProjectError.NAME_TAKEN);

        assertThat(projects.add(accounts.org(), settings("Portal"), ACTOR).exists())
                .isTrue();
    }

    @Test
    void a_change_shows_in_the_view() {
        ProjectRef project = add("Portal");
        ProjectSettings other =
                new ProjectSettings("Door", false, true, true, PrivateLabeling.ENFORCE_PROJECT_RESOURCE_OWNER_POLICY);

        projects.change(project, other, ACTOR);
        projects.deactivate(project, ACTOR);

        ProjectView view = queries.require(project);
        assertThat(view.settings()).isEqualTo(other);
        assertThat(view.state()).isEqualTo(ProjectState.INACTIVE);
        assertThat(view.version()).isEqualTo(3);
        projects.reactivate(project, ACTOR);
        assertThat(queries.require(project).state()).isEqualTo(ProjectState.ACTIVE);
        assertThat(add("Portal").projectId()).isNotEqualTo(project.projectId());
    }

    @Test
    void roles_are_listed_changed_and_removed() {
        ProjectRef project = add("Portal");
        projects.addRoles(
                project,
                List.of(new ProjectRole("admin", "Administrator", "staff"), new ProjectRole("a/b", "Slash", "")),
                ACTOR);
        projects.changeRole(project, new ProjectRole("admin", "Boss", ""), ACTOR);

        assertThat(queries.searchRoles(project, everything()).rows())
                .extracting(ProjectRoleView::role)
                .containsExactlyInAnyOrder(new ProjectRole("admin", "Boss", ""), new ProjectRole("a/b", "Slash", ""));
        projects.removeRole(project, "a/b", ACTOR);
        assertThat(queries.searchRoles(project, everything()).rows())
                .extracting(ProjectRoleView::role)
                .containsExactly(new ProjectRole("admin", "Boss", ""));
        refused(() -> projects.removeRole(project, "a/b", ACTOR), ProjectError.ROLE_NOT_FOUND);
    }

    @Test
    void a_removed_project_is_gone_with_its_roles_and_releases_its_name() {
        ProjectRef project = add("Portal");
        projects.addRoles(project, List.of(new ProjectRole("admin", "Administrator", "")), ACTOR);

        projects.remove(project, ACTOR);

        assertThat(queries.find(project)).isEmpty();
        assertThat(database.query(
                        "select key from project_role_view where project_id = ?",
                        row -> row.text("key"),
                        project.projectId()))
                .isEmpty();
        refused(() -> queries.searchRoles(project, everything()), ProjectError.NOT_FOUND);
        refused(() -> queries.changes(project, 0, 10, true), ProjectError.NOT_FOUND);
        refused(() -> projects.reactivate(project, ACTOR), ProjectError.NOT_FOUND);
        assertThat(add("Portal").projectId()).isNotEqualTo(project.projectId());
    }

    @Test
    void another_organization_does_not_find_the_project() {
        ProjectRef mine = add("Portal");
        ProjectRef theirs = new ProjectRef(ids.next(), mine.projectId());

        assertThat(queries.find(theirs)).isEmpty();
        refused(() -> queries.searchRoles(theirs, everything()), ProjectError.NOT_FOUND);
        refused(() -> queries.changes(theirs, 0, 10, true), ProjectError.NOT_FOUND);
        refused(() -> projects.remove(theirs, ACTOR), ProjectError.NOT_FOUND);
        refused(() -> projects.addRoles(theirs, List.of(new ProjectRole("x", "X", "")), ACTOR), ProjectError.NOT_FOUND);
        assertThat(queries.find(mine)).isPresent();
    }

    @Test
    void the_history_can_be_read_from_either_end() {
        ProjectRef project = add("Portal");
        projects.deactivate(project, ACTOR);
        projects.reactivate(project, ACTOR);

        assertThat(queries.changes(project, 0, 10, true))
                .extracting(EventStore.Change::type)
                .containsExactly("project.added", "project.deactivated", "project.reactivated");
        assertThat(queries.changes(project, 3, 1, false))
                .extracting(EventStore.Change::version)
                .containsExactly(2L);
    }

    private ProjectRef add(String name) {
        return new ProjectRef(
                orgId, projects.add(orgId, settings(name), ACTOR).stream().id());
    }

    private static ProjectSettings settings(String name) {
        return new ProjectSettings(name, true, false, false, PrivateLabeling.UNSPECIFIED);
    }

    private static Search everything() {
        return Search.of(List.of(), null, true, 0, 0);
    }

    private static Search byName(String part) {
        return Search.of(
                List.of(new Predicate.TextMatch(ProjectSearch.NAME, TextMethod.CONTAINS_IGNORE_CASE, part)),
                null,
                true,
                0,
                0);
    }

    private static void refused(ThrowingCallable call, DomainError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
