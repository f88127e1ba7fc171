package dev.signet.explain;

import static dev.signet.kernel.DomainError.invalidArgument;

import dev.signet.access.Membership;
import dev.signet.access.Permissions;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import dev.signet.explain.Explanation.Missing;
import dev.signet.explain.Explanation.Reason;
import dev.signet.kernel.DomainError;
import dev.signet.membership.MembershipHistory;
import dev.signet.org.OrgHistory;
import dev.signet.org.OrgState;
import dev.signet.project.Project;
import dev.signet.project.ProjectHistory;
import dev.signet.projectgrant.ProjectGrant;
import dev.signet.projectgrant.ProjectGrantHistory;
import dev.signet.projectrole.ProjectRoleHistory;
import dev.signet.user.User;
import dev.signet.user.UserHistory;
import dev.signet.user.UserState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Explains whether a user may do something, from the log. The cost grows with the length of the history of the user and
 * of the user's groups, and not with that of others.
 */
@Singleton
public final class Explanations {
    private static final DomainError ROLE_OF_NO_PROJECT = invalidArgument(
                    "access.explain.no_project",
                    "A role belongs to a project: name a project or a project grant as the object.")
            .about("project_role");

    private final Permissions permissions;
    private final MembershipHistory memberships;
    private final ProjectRoleHistory roles;
    private final UserHistory users;
    private final OrgHistory orgs;
    private final ProjectHistory projects;
    private final ProjectGrantHistory projectGrants;

    Explanations(
            Permissions permissions,
            MembershipHistory memberships,
            ProjectRoleHistory roles,
            UserHistory users,
            OrgHistory orgs,
            ProjectHistory projects,
            ProjectGrantHistory projectGrants) {
        this.permissions = permissions;
        this.memberships = memberships;
        this.roles = roles;
        this.users = users;
        this.orgs = orgs;
        this.projects = projects;
        this.projectGrants = projectGrants;
    }

    /** Explains whether a user could carry out an action on an object at a moment. */
    public Explanation explain(String userId, Action action, Thing thing, Moment moment) {
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        checkUser(users.load(userId, moment), moment, missing);
        Place place = placeOf(thing, moment);
        if (!place.exists()) {
            missing.add(Missing.OBJECT);
        }
        List<Reason> reasons = switch (action) {
            case Action.Permission(String name) -> byMemberships(userId, name, place, moment, missing);
            case Action.ProjectRole(String key) -> byGrants(userId, key, place, moment, missing);
        };
        return new Explanation(missing.isEmpty(), reasons, missing);
    }

    /**
     * Returns the organizations to which an object belongs, or belonged before it was removed; none if it never
     * existed.
     */
    public List<String> organizationsOf(Thing thing) {
        return placeOf(thing, Moment.NOW).orgIds().stream()
                .filter(orgId -> !orgId.isEmpty())
                .toList();
    }

    private void checkUser(Loaded<User> user, Moment moment, Set<Missing> missing) {
        UserState state = user.state().stateInService();
        if (!state.exists()) {
            missing.add(Missing.USER);
        } else if (state != UserState.ACTIVE) {
            missing.add(Missing.ACTIVE_USER);
        }
        if (state.exists() && orgs.load(user.state().orgId(), moment).state().state() != OrgState.ACTIVE) {
            missing.add(Missing.ACTIVE_ORGANIZATION);
        }
    }

    private List<Reason> byMemberships(
            String userId, String permission, Place place, Moment moment, Set<Missing> missing) {
        List<MembershipHistory.Past> past = memberships.ofUser(userId, moment);
        List<Membership> held =
                past.stream().map(MembershipHistory.Past::membership).toList();
        String[] objects = place.objectIds().toArray(String[]::new);
        Set<Membership> giving = new LinkedHashSet<>();
        for (String orgId : place.exists() ? place.orgIds() : List.<String>of()) {
            for (Membership each : held) {
                if (permissions.reachBy(List.of(each), orgId, permission).includes(objects)) {
                    giving.add(each);
                }
            }
        }
        if (giving.isEmpty()) {
            missing.add(Missing.PERMISSION);
        }
        return past.stream()
                .filter(each -> giving.contains(each.membership()))
                .<Reason>map(each -> new Reason.ByMembership(
                        each.membership(),
                        List.of(new Explanation.Cause(each.stream(), each.version(), each.changedAt()))))
                .toList();
    }

    private List<Reason> byGrants(String userId, String key, Place place, Moment moment, Set<Missing> missing) {
        if (place.projectId().isEmpty() && place.exists()) {
            throw ROLE_OF_NO_PROJECT.exception();
        }
        List<ProjectRoleHistory.Past> naming = roles.sourcesOf(userId, place.projectId(), moment).stream()
                .filter(past -> past.source().roleKeys().contains(key))
                .filter(past -> place.projectGrantId().isEmpty()
                        || past.source().projectGrantId().equals(place.projectGrantId()))
                .toList();
        if (naming.stream().noneMatch(past -> past.source().counts())) {
            missing.add(Missing.ROLE);
        }
        List<Reason> reasons = new ArrayList<>();
        naming.forEach(past -> reasons.add(new Reason.ByGrant(
                past.source(),
                past.streams().stream().flatMap(Explanations::cause).toList())));
        return reasons;
    }

    private static Stream<Explanation.Cause> cause(Loaded<?> loaded) {
        Instant changed = loaded.changedAt();
        return changed == null
                ? Stream.empty()
                : Stream.of(new Explanation.Cause(loaded.stream(), loaded.version(), changed));
    }

    private Place placeOf(Thing thing, Moment moment) {
        return switch (thing) {
            // no organization has an empty id, so that only roles on the instance reach there
            case Thing.Instance instance -> new Place(true, List.of(""), List.of(), "", "");
            case Thing.Organization(String id) ->
                new Place(orgs.load(id, moment).state().state() != null, List.of(id), List.of(), "", "");
            case Thing.Project(String id) -> {
                Project project = projects.load(id, moment).state();
                yield new Place(project.state() != null, List.of(project.orgId()), List.of(id), id, "");
            }
            case Thing.ProjectGrant(String id) -> {
                ProjectGrant grant = projectGrants.load(id, moment).state();
                yield new Place(
                        grant.state() != null,
                        List.of(grant.orgId(), grant.grantedOrgId()),
                        List.of(grant.projectId(), id),
                        grant.projectId(),
                        id);
            }
            case Thing.User(String id) -> {
                User user = users.load(id, moment).state();
                yield new Place(user.state().exists(), List.of(user.orgId()), List.of(), "", "");
            }
        };
    }
}
