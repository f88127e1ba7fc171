package dev.signet.projectrole;

import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import dev.signet.eventstore.StreamId;
import dev.signet.group.GroupHistory;
import dev.signet.group.GroupState;
import dev.signet.groupgrant.GroupGrantHistory;
import dev.signet.org.Org;
import dev.signet.org.OrgHistory;
import dev.signet.org.OrgState;
import dev.signet.project.ProjectHistory;
import dev.signet.project.ProjectState;
import dev.signet.projectgrant.ProjectGrantHistory;
import dev.signet.projectgrant.ProjectGrantState;
import dev.signet.rolegrant.RoleGrant;
import dev.signet.rolegrant.RoleGrantState;
import dev.signet.usergrant.UserGrantHistory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads by which grants a user had roles of projects at a moment. {@link RoleSource#counts} decides about them as it does
 * about those of the present.
 */
@Singleton
public final class ProjectRoleHistory {
    private final UserGrantHistory userGrants;
    private final GroupHistory groups;
    private final GroupGrantHistory groupGrants;
    private final ProjectHistory projects;
    private final ProjectGrantHistory projectGrants;
    private final OrgHistory orgs;

    ProjectRoleHistory(
            UserGrantHistory userGrants,
            GroupHistory groups,
            GroupGrantHistory groupGrants,
            ProjectHistory projects,
            ProjectGrantHistory projectGrants,
            OrgHistory orgs) {
        this.userGrants = userGrants;
        this.groups = groups;
        this.groupGrants = groupGrants;
        this.projects = projects;
        this.projectGrants = projectGrants;
        this.orgs = orgs;
    }

    /**
     * A grant at a moment.
     *
     * @param streams the states from which the source was computed: the grant, and for a grant to a group also the
     * group and the membership in it
     */
    public record Past(RoleSource source, List<Loaded<?>> streams) {
        public Past {
            streams = List.copyOf(streams);
        }
    }

    /** Returns every grant that a user and the user's groups had in a project, also those that did not count. */
    public List<Past> sourcesOf(String userId, String projectId, Moment moment) {
        List<Past> all = new ArrayList<>();
        for (Loaded<RoleGrant> grant : userGrants.ofUser(userId, moment)) {
            if (grant.state().projectId().equals(projectId)) {
                all.add(new Past(source(grant, null, moment), List.of(grant)));
            }
        }
        for (GroupHistory.Joined joined : groups.ofUser(userId, moment)) {
            String groupId = joined.group().stream().id();
            for (Loaded<RoleGrant> grant : groupGrants.ofGroup(groupId, moment)) {
                if (grant.state().projectId().equals(projectId)) {
                    all.add(new Past(source(grant, joined, moment), List.of(grant, joined.group(), joined.member())));
                }
            }
        }
        return all;
    }

    private RoleSource source(Loaded<RoleGrant> loaded, GroupHistory.@Nullable Joined joined, Moment moment) {
        RoleGrant grant = loaded.state();
        Set<RoleSource.Part> inactive = common(grant.projectId(), grant.projectGrantId(), grant.orgId(), moment);
        check(inactive, RoleSource.Part.GRANT, grant.state() == RoleGrantState.ACTIVE);
        if (joined != null) {
            check(inactive, RoleSource.Part.GROUP, joined.group().state().state() == GroupState.ACTIVE);
        }
        return new RoleSource(
                joined == null ? RoleSource.Kind.USER_GRANT : RoleSource.Kind.GROUP_GRANT,
                id(loaded.stream()),
                joined == null ? "" : id(joined.group().stream()),
                joined == null ? "" : joined.group().state().name(),
                grant.projectId(),
                grant.projectGrantId(),
                grant.orgId(),
                org(grant.orgId(), moment).primaryDomain(),
                present(grant.roleKeys(), grant.projectId(), grant.projectGrantId(), moment),
                inactive);
    }

    /**
     * The objects that were inactive or did not exist, among those on which grants to users and grants to groups both
     * depend.
     */
    private Set<RoleSource.Part> common(String projectId, String projectGrantId, String orgId, Moment moment) {
        Set<RoleSource.Part> inactive = EnumSet.noneOf(RoleSource.Part.class);
        check(
                inactive,
                RoleSource.Part.PROJECT,
                projects.load(projectId, moment).state().state() == ProjectState.ACTIVE);
        check(inactive, RoleSource.Part.ORGANIZATION, org(orgId, moment).state() == OrgState.ACTIVE);
        if (!projectGrantId.isEmpty()) {
            check(
                    inactive,
                    RoleSource.Part.PROJECT_GRANT,
                    projectGrants.load(projectGrantId, moment).state().state() == ProjectGrantState.ACTIVE);
        }
        return inactive;
    }

    /** Keeps those of these role keys that the project had at the moment and the project grant included. */
    private List<String> present(List<String> keys, String projectId, String projectGrantId, Moment moment) {
        Set<String> roles = projects.load(projectId, moment).state().roles().keySet();
        List<String> granted = projectGrantId.isEmpty()
                ? keys
                : projectGrants.load(projectGrantId, moment).state().roleKeys();
        return keys.stream()
                .filter(key -> roles.contains(key) && granted.contains(key))
                .toList();
    }

    private Org org(String orgId, Moment moment) {
        return orgs.load(orgId, moment).state();
    }

    private static void check(Set<RoleSource.Part> inactive, RoleSource.Part part, boolean active) {
        if (!active) {
            inactive.add(part);
        }
    }

    private static String id(StreamId stream) {
        return stream.id();
    }
}
