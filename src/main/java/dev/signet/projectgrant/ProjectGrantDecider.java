package dev.signet.projectgrant;

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
        if (addressed.command() instanceof ProjectGrantCommand.Add add) {
            return add(add, addressed.ref(), grant);
        }
        ProjectGrantState state = grant.state();
        if (state == null || !addressed.ref().admits(grant)) {
            throw ProjectGrantError.NOT_FOUND.exception();
        }
        return switch (addressed.command()) {
            case ProjectGrantCommand.Add add -> add(add, addressed.ref(), grant);
            case ProjectGrantCommand.ChangeRoles(List<String> roleKeys, Set<String> available) ->
                change(roleKeys, available, grant, state);
            case ProjectGrantCommand.WithdrawRoles(Set<String> withdrawn) -> withdraw(withdrawn, grant);
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
        if (Set.copyOf(roleKeys).equals(Set.copyOf(grant.roleKeys()))) {
            throw ProjectGrantError.NOT_CHANGED.exception();
        }
        return Decision.of(new ProjectGrantEvent.Changed(roleKeys));
    }

    private static Decision<ProjectGrantEvent> withdraw(Set<String> withdrawn, ProjectGrant grant) {
        List<String> kept = grant.roleKeys().stream()
                .filter(key -> !withdrawn.contains(key))
                .toList();
        return kept.size() == grant.roleKeys().size()
                ? Decision.nothing()
                : Decision.of(new ProjectGrantEvent.CascadeChanged(kept));
    }

    private static void requireAvailable(List<String> roleKeys, Set<String> available) {
        if (Set.copyOf(roleKeys).size() < roleKeys.size()) {
            throw ProjectGrantError.ROLE_REPEATED.exception();
        }
        if (!available.containsAll(roleKeys)) {
            throw ProjectGrantError.ROLE_NOT_AVAILABLE.exception();
        }
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
