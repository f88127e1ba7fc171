package dev.signet.api.signet;

import com.google.protobuf.Timestamp;
import dev.signet.access.Roles;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.AccessServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.ExplainAccessRequest;
import dev.signet.api.proto.signet.admin.v1.ExplainAccessResponse;
import dev.signet.api.proto.signet.admin.v1.ReadMembershipsRequest;
import dev.signet.api.proto.signet.admin.v1.ReadMembershipsResponse;
import dev.signet.api.proto.signet.admin.v1.ReadUserGrantsRequest;
import dev.signet.api.proto.signet.admin.v1.ReadUserGrantsResponse;
import dev.signet.api.proto.signet.admin.v1.ReadUserRequest;
import dev.signet.api.proto.signet.admin.v1.ReadUserResponse;
import dev.signet.eventstore.History;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import dev.signet.explain.Action;
import dev.signet.explain.Explanation;
import dev.signet.explain.Explanations;
import dev.signet.explain.Thing;
import dev.signet.membership.MembershipHistory;
import dev.signet.org.OrgError;
import dev.signet.user.User;
import dev.signet.user.UserError;
import dev.signet.user.UserHistory;
import dev.signet.usergrant.UserGrantHistory;
import jakarta.inject.Singleton;
import java.util.List;

/** Explains who may do what, and reads users, grants and memberships as they were at an instant. */
@Singleton
final class AccessModule implements RpcModule {
    private static final String EVERYWHERE = "iam.read";

    private final History history;
    private final Explanations explanations;
    private final UserHistory users;
    private final UserGrantHistory grants;
    private final MembershipHistory memberships;
    private final Roles roles;

    AccessModule(
            History history,
            Explanations explanations,
            UserHistory users,
            UserGrantHistory grants,
            MembershipHistory memberships,
            Roles roles) {
        this.history = history;
        this.explanations = explanations;
        this.users = users;
        this.grants = grants;
        this.memberships = memberships;
        this.roles = roles;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AccessServiceGrpc.getExplainAccessMethod(), this::explain)
                .on(AccessServiceGrpc.getReadUserMethod(), this::readUser)
                .on(AccessServiceGrpc.getReadUserGrantsMethod(), this::readGrants)
                .on(AccessServiceGrpc.getReadMembershipsMethod(), this::readMemberships);
    }

    private ExplainAccessResponse explain(RpcContext context, ExplainAccessRequest request) {
        Thing thing = AccessMapper.thing(request);
        requireUser(context, request.getUserId(), context.has(EVERYWHERE));
        requireThing(context, thing);
        Action action = AccessMapper.action(request);
        Moment moment = moment(request.hasAsOf(), request.getAsOf());
        Explanation explanation = explanations.explain(request.getUserId(), action, thing, moment);
        ExplainAccessResponse.Builder response = AccessMapper.response(explanation).toBuilder();
        if (action instanceof Action.Permission(String name)
                && explanation.missing().contains(Explanation.Missing.PERMISSION)) {
            response.addAllRolesWithPermission(roles.names().stream()
                    .filter(role -> roles.permissionsOf(role).contains(name))
                    .toList());
        }
        return response.build();
    }

    private ReadUserResponse readUser(RpcContext context, ReadUserRequest request) {
        requireUser(context, request.getUserId(), false);
        Loaded<User> user = users.load(request.getUserId(), moment(request.hasAsOf(), request.getAsOf()));
        if (!user.exists()) {
            throw UserError.NOT_FOUND.exception();
        }
        return AccessMapper.user(user);
    }

    private ReadUserGrantsResponse readGrants(RpcContext context, ReadUserGrantsRequest request) {
        requireUser(context, request.getUserId(), true);
        Moment moment = moment(request.hasAsOf(), request.getAsOf());
        return ReadUserGrantsResponse.newBuilder()
                .addAllResult(grants.ofUser(request.getUserId(), moment).stream()
                        .filter(grant -> grant.state().orgId().equals(context.orgId()))
                        .map(AccessMapper::grant)
                        .toList())
                .build();
    }

    private ReadMembershipsResponse readMemberships(RpcContext context, ReadMembershipsRequest request) {
        requireUser(context, request.getUserId(), false);
        Moment moment = moment(request.hasAsOf(), request.getAsOf());
        return ReadMembershipsResponse.newBuilder()
                .addAllResult(memberships.ofUser(request.getUserId(), moment).stream()
                        .map(AccessMapper::membership)
                        .toList())
                .build();
    }

    /**
     * Refuses a user of another organization, even a deleted one.
     *
     * @param anywhere whether users of other organizations may be named, too
     */
    private void requireUser(RpcContext context, String userId, boolean anywhere) {
        Loaded<User> user = users.load(userId, Moment.NOW);
        if (!user.exists() || !(anywhere || user.owner().equals(context.orgId()))) {
            throw UserError.NOT_FOUND.exception();
        }
    }

    private void requireThing(RpcContext context, Thing thing) {
        if (context.has(EVERYWHERE)) {
            return;
        }
        List<String> places = explanations.organizationsOf(thing);
        if (!places.contains(context.orgId())) {
            throw OrgError.NOT_FOUND.exception();
        }
    }

    private Moment moment(boolean given, Timestamp asOf) {
        return history.at(given ? WireTime.instant(asOf, "as_of") : null);
    }
}
