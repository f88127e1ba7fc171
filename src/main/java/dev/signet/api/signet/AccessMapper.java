package dev.signet.api.signet;

import static dev.signet.api.signet.SharedMapper.details;

import dev.signet.access.Membership;
import dev.signet.access.Target;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.signet.admin.v1.AccessCause;
import dev.signet.api.proto.signet.admin.v1.AccessReason;
import dev.signet.api.proto.signet.admin.v1.ExplainAccessRequest;
import dev.signet.api.proto.signet.admin.v1.ExplainAccessResponse;
import dev.signet.api.proto.signet.admin.v1.GrantPart;
import dev.signet.api.proto.signet.admin.v1.MissingAccess;
import dev.signet.api.proto.signet.admin.v1.PastMembership;
import dev.signet.api.proto.signet.admin.v1.PastUserGrant;
import dev.signet.api.proto.signet.admin.v1.ReadUserResponse;
import dev.signet.api.proto.signet.admin.v1.RoleGrant;
import dev.signet.api.proto.signet.admin.v1.UserStateAsOf;
import dev.signet.eventstore.Loaded;
import dev.signet.explain.Action;
import dev.signet.explain.Explanation;
import dev.signet.explain.Thing;
import dev.signet.membership.MembershipHistory;
import dev.signet.projectrole.RoleSource;
import dev.signet.rolegrant.RoleGrantState;
import dev.signet.user.Human;
import dev.signet.user.Machine;
import dev.signet.user.User;

/** Converts explanations of access, and users, grants and memberships as they were at an instant, to messages. */
final class AccessMapper {
    private AccessMapper() {}

    static Action action(ExplainAccessRequest request) {
        return switch (request.getActionCase()) {
            case PERMISSION -> new Action.Permission(request.getPermission());
            case PROJECT_ROLE -> new Action.ProjectRole(request.getProjectRole());
            case ACTION_NOT_SET -> throw RequestError.noVariant("action").exception();
        };
    }

    static Thing thing(ExplainAccessRequest request) {
        return switch (request.getObjectCase()) {
            case INSTANCE -> new Thing.Instance();
            case ORGANIZATION_ID -> new Thing.Organization(request.getOrganizationId());
            case PROJECT_ID -> new Thing.Project(request.getProjectId());
            case PROJECT_GRANT_ID -> new Thing.ProjectGrant(request.getProjectGrantId());
            case OBJECT_USER_ID -> new Thing.User(request.getObjectUserId());
            case OBJECT_NOT_SET -> throw RequestError.noVariant("object").exception();
        };
    }

    static ExplainAccessResponse response(Explanation explanation) {
        return ExplainAccessResponse.newBuilder()
                .setAllowed(explanation.allowed())
                .addAllReasons(
                        explanation.reasons().stream().map(AccessMapper::reason).toList())
                .addAllMissing(explanation.missing().stream()
                        .sorted()
                        .map(AccessMapper::missing)
                        .toList())
                .build();
    }

    static PastMembership membership(MembershipHistory.Past past) {
        return message(past.membership()).toBuilder()
                .setDetails(details(
                        past.version(),
                        past.createdAt(),
                        past.changedAt(),
                        past.membership().target().owner()))
                .build();
    }

    static PastUserGrant grant(Loaded<dev.signet.rolegrant.RoleGrant> loaded) {
        dev.signet.rolegrant.RoleGrant grant = loaded.state();
        return PastUserGrant.newBuilder()
                .setGrantId(loaded.stream().id())
                .setDetails(details(loaded))
                .setActive(grant.state() == RoleGrantState.ACTIVE)
                .setProjectId(grant.projectId())
                .setProjectGrantId(grant.projectGrantId())
                .addAllRoleKeys(grant.roleKeys())
                .build();
    }

    static ReadUserResponse user(Loaded<User> loaded) {
        User user = loaded.state();
        ReadUserResponse.Builder response = ReadUserResponse.newBuilder()
                .setDetails(details(loaded))
                .setUserName(user.userName())
                .setState(
                        switch (user.stateInService()) {
                            case ABSENT -> UserStateAsOf.USER_STATE_AS_OF_UNSPECIFIED;
                            case ACTIVE -> UserStateAsOf.USER_STATE_AS_OF_ACTIVE;
                            case INACTIVE -> UserStateAsOf.USER_STATE_AS_OF_INACTIVE;
                            case DELETED -> UserStateAsOf.USER_STATE_AS_OF_DELETED;
                            case LOCKED -> UserStateAsOf.USER_STATE_AS_OF_LOCKED;
                            case SUSPENDED -> UserStateAsOf.USER_STATE_AS_OF_SUSPENDED;
                            case INITIAL -> UserStateAsOf.USER_STATE_AS_OF_INITIAL;
                        });
        Human human = user.human();
        if (human != null) {
            response.setDisplayName(human.profile().displayName())
                    .setFirstName(human.profile().firstName())
                    .setLastName(human.profile().lastName())
                    .setEmail(human.email().value())
                    .setEmailVerified(human.email().verified());
        }
        Machine machine = user.machine();
        if (machine != null) {
            response.setMachine(true).setDisplayName(machine.name());
        }
        return response.build();
    }

    private static AccessReason reason(Explanation.Reason reason) {
        AccessReason.Builder message = AccessReason.newBuilder();
        switch (reason) {
            case Explanation.Reason.ByMembership by -> message.setMembership(message(by.membership()));
            case Explanation.Reason.ByGrant by -> {
                switch (by.source().kind()) {
                    case USER_GRANT -> message.setUserGrant(message(by.source()));
                    case GROUP_GRANT -> message.setGroupGrant(message(by.source()));
                }
            }
        }
        reason.causes()
                .forEach(cause -> message.addCauses(AccessCause.newBuilder()
                        .setStreamType(cause.stream().type())
                        .setStreamId(cause.stream().id())
                        .setSequence(cause.version())
                        .setRecordedAt(WireTime.timestamp(cause.recordedAt()))));
        return message.build();
    }

    private static PastMembership message(Membership membership) {
        PastMembership.Builder message = PastMembership.newBuilder().addAllRoles(membership.roles());
        return switch (membership.target()) {
            case Target.Instance _ -> message.setInstance(true).build();
            case Target.Organization org ->
                message.setOrganizationId(org.owner()).build();
            case Target.Project project ->
                message.setProjectId(project.projectId()).build();
            case Target.ProjectGrant grant ->
                message.setProjectGrantId(grant.grantId()).build();
        };
    }

    private static RoleGrant message(RoleSource source) {
        return RoleGrant.newBuilder()
                .setGrantId(source.grantId())
                .setOrganizationId(source.orgId())
                .setProjectId(source.projectId())
                .setProjectGrantId(source.projectGrantId())
                .setGroupId(source.groupId())
                .setGroupName(source.groupName())
                .addAllRoleKeys(source.roleKeys())
                .setCounts(source.counts())
                .addAllInactive(source.inactive().stream()
                        .sorted()
                        .map(AccessMapper::part)
                        .toList())
                .build();
    }

    private static GrantPart part(RoleSource.Part part) {
        return switch (part) {
            case GRANT -> GrantPart.GRANT_PART_GRANT;
            case GROUP -> GrantPart.GRANT_PART_GROUP;
            case PROJECT_GRANT -> GrantPart.GRANT_PART_PROJECT_GRANT;
            case PROJECT -> GrantPart.GRANT_PART_PROJECT;
            case ORGANIZATION -> GrantPart.GRANT_PART_ORGANIZATION;
        };
    }

    private static MissingAccess missing(Explanation.Missing missing) {
        return switch (missing) {
            case USER -> MissingAccess.MISSING_ACCESS_USER;
            case ACTIVE_USER -> MissingAccess.MISSING_ACCESS_ACTIVE_USER;
            case ACTIVE_ORGANIZATION -> MissingAccess.MISSING_ACCESS_ACTIVE_ORGANIZATION;
            case OBJECT -> MissingAccess.MISSING_ACCESS_OBJECT;
            case PERMISSION -> MissingAccess.MISSING_ACCESS_PERMISSION;
            case ROLE -> MissingAccess.MISSING_ACCESS_ROLE;
        };
    }
}
