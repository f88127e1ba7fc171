package dev.signet.projectgrant;

import dev.signet.access.RoleLists;
import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import java.util.List;
import java.util.Set;

/** Rules of a project grant as pure functions. */
final class ProjectGrantDecider {
    /** Name under which the type of the streams is stored. */
    static final String STREAM_TYPE = "project_grant";

    private static final String CLAIM = "project_grant";

    static final AggregateType<Addressed, ProjectGrantEvent, ProjectGrant> TYPE = new AggregateType<>(
            STREAM_TYPE,
            ProjectGrantEvent.class,
            ProjectGrant.ABSENT,
            ProjectGrantDecider::decide,
            ProjectGrantDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(ProjectGrant.class, 1));

    private ProjectGrantDecider() {}

    /** A command and the grant that the caller named. */
    record Addressed(ProjectGrantRef ref, ProjectGrantCommand command) {}

    static Decision<ProjectGrantEvent> decide(Addressed addressed, ProjectGrant grant) {
        return switch (addressed.command()) {
            case ProjectGrantCommand.Add add -> add(add, addressed.ref(), grant);
            case ProjectGrantCommand.Existing existing -> {
                ProjectGrantState state = grant.state();
                if (state == null || !addressed.ref().admits(grant)) {
                    throw ProjectGrantError.NOT_FOUND.exception();
                }
                yield decide(existing, grant, state);
            }
        };
    }

    private static Decision<ProjectGrantEvent> decide(
            ProjectGrantCommand.Existing command, ProjectGrant grant, ProjectGrantState state) {
        return switch (command) {
            case ProjectGrantCommand.ChangeRoles(List<String> roleKeys, Set<String> available) ->
                change(roleKeys, available, grant, state);
            case ProjectGrantCommand.WithdrawRoles(Set<String> withdrawn) ->
                RoleLists.without(grant.roleKeys(), withdrawn)
                        .map(kept -> Decision.<ProjectGrantEvent>of(new ProjectGrantEvent.CascadeChanged(kept)))
                        .orElseGet(Decision::nothing);
            case ProjectGrantCommand.Deactivate c -> {
                require(state, ProjectGrantState.ACTIVE);
                yield Decision.of(new ProjectGrantEvent.Deactivated());
            }
            case ProjectGrantCommand.Reactivate c -> {
                require(state, ProjectGrantState.INACTIVE);
                yield Decision.of(new ProjectGrantEvent.Reactivated());
            }
            case ProjectGrantCommand.Remove c ->
                Decision.<ProjectGrantEvent>of(new ProjectGrantEvent.Removed())
                        .claiming(new ClaimChange.ReleaseAll(CLAIM));
        };
    }

    private static Decision<ProjectGrantEvent> add(
            ProjectGrantCommand.Add add, ProjectGrantRef ref, ProjectGrant grant) {
        if (!grant.equals(ProjectGrant.ABSENT)) {
            throw ProjectGrantError.ID_TAKEN.exception();
        }
        String orgId = ref.project().orgId();
        String projectId = ref.project().projectId();
        if (add.grantedOrgId().equals(orgId)) {
            throw ProjectGrantError.OWN_ORGANIZATION.exception();
        }
        requireAvailable(add.roleKeys(), add.available());
        return Decision.<ProjectGrantEvent>of(
                        new ProjectGrantEvent.Added(orgId, projectId, add.grantedOrgId(), add.roleKeys()))
                .claiming(new ClaimChange.Take(CLAIM, projectId, add.grantedOrgId(), ProjectGrantError.ALREADY_EXISTS));
    }

    private static Decision<ProjectGrantEvent> change(
            List<String> roleKeys, Set<String> available, ProjectGrant grant, ProjectGrantState state) {
        require(state, ProjectGrantState.ACTIVE);
        requireAvailable(roleKeys, available);
        if (RoleLists.sameRoles(roleKeys, grant.roleKeys())) {
            throw ProjectGrantError.NOT_CHANGED.exception();
        }
        return Decision.of(new ProjectGrantEvent.Changed(roleKeys));
    }

    private static void requireAvailable(List<String> roleKeys, Set<String> available) {
        RoleLists.requireAvailable(
                roleKeys, available, ProjectGrantError.ROLE_REPEATED, ProjectGrantError.ROLE_NOT_AVAILABLE);
    }

    private static void require(ProjectGrantState actual, ProjectGrantState wanted) {
        if (actual != wanted) {
            throw (wanted == ProjectGrantState.ACTIVE ? ProjectGrantError.NOT_ACTIVE : ProjectGrantError.NOT_INACTIVE)
                    .exception();
        }
    }

    static ProjectGrant evolve(ProjectGrant grant, ProjectGrantEvent event) {
        return switch (event) {
            case ProjectGrantEvent.Added added ->
                new ProjectGrant(
                        ProjectGrantState.ACTIVE,
                        added.orgId(),
                        added.projectId(),
                        added.grantedOrgId(),
                        added.roleKeys());
            case ProjectGrantEvent.RolesReplaced replaced -> grant.with(replaced.roleKeys());
            case ProjectGrantEvent.Deactivated e -> grant.in(ProjectGrantState.INACTIVE);
            case ProjectGrantEvent.Reactivated e -> grant.in(ProjectGrantState.ACTIVE);
            case ProjectGrantEvent.Removed e -> grant.in(null);
        };
    }
}
