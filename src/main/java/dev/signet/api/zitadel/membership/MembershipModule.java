package dev.signet.api.zitadel.membership;

import dev.signet.access.Permissions;
import dev.signet.access.Target;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.ListMyMembershipsRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyMembershipsResponse;
import dev.signet.api.proto.zitadel.auth.v1.ListMyZitadelPermissionsRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyZitadelPermissionsResponse;
import dev.signet.api.proto.zitadel.management.v1.ListUserMembershipsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListUserMembershipsResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.user.v1.Membership;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.api.zitadel.wire.ListPage;
import dev.signet.membership.MembershipQueries;
import dev.signet.membership.MembershipView;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeSet;

/** Manager roles of users, and the caller's own roles and permissions. */
@Singleton
final class MembershipModule implements RpcModule {
    private final MembershipQueries memberships;
    private final UserQueries users;
    private final Permissions permissions;
    private final ListDetailsMapper lists;

    MembershipModule(
            MembershipQueries memberships, UserQueries users, Permissions permissions, ListDetailsMapper lists) {
        this.memberships = memberships;
        this.users = users;
        this.permissions = permissions;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getListUserMembershipsMethod(), this::list)
                .on(AuthServiceGrpc.getListMyMembershipsMethod(), this::listMine)
                .on(AuthServiceGrpc.getListMyZitadelPermissionsMethod(), this::listMyPermissions);
    }

    /**
     * Lists only memberships in the instance and in the selected organization: its managers must not see the user's
     * memberships in other organizations.
     */
    private ListUserMembershipsResponse list(RpcContext context, ListUserMembershipsRequest request) {
        users.require(context.user(request.getUserId()));
        List<MembershipView> visible = memberships.listOf(request.getUserId()).stream()
                .filter(membership -> membership.target() instanceof Target.Instance
                        || membership.target().owner().equals(context.orgId()))
                .toList();
        List<MembershipView> matching = MembershipMapper.matching(visible, request.getQueriesList());
        return ListUserMembershipsResponse.newBuilder()
                .setDetails(lists.details(matching.size()))
                .addAllResult(cut(matching, ListPage.of(request.getQuery())))
                .build();
    }

    private ListMyMembershipsResponse listMine(RpcContext context, ListMyMembershipsRequest request) {
        List<MembershipView> matching =
                MembershipMapper.matching(memberships.listOf(context.principal().userId()), request.getQueriesList());
        return ListMyMembershipsResponse.newBuilder()
                .setDetails(lists.details(matching.size()))
                .addAllResult(cut(matching, ListPage.of(request.getQuery())))
                .build();
    }

    private ListMyZitadelPermissionsResponse listMyPermissions(
            RpcContext context, ListMyZitadelPermissionsRequest request) {
        return ListMyZitadelPermissionsResponse.newBuilder()
                .addAllResult(new TreeSet<>(permissions.held(context.principal(), context.orgId())))
                .build();
    }

    private static List<Membership> cut(List<MembershipView> memberships, ListPage page) {
        return page.cut(memberships).stream().map(MembershipMapper::membership).toList();
    }
}
