package dev.signet.api.zitadel.membership;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.access.Roles;
import dev.signet.access.Target;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AddIAMMemberRequest;
import dev.signet.api.proto.zitadel.admin.v1.AddIAMMemberResponse;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.ListIAMMemberRolesRequest;
import dev.signet.api.proto.zitadel.admin.v1.ListIAMMemberRolesResponse;
import dev.signet.api.proto.zitadel.admin.v1.ListIAMMembersRequest;
import dev.signet.api.proto.zitadel.admin.v1.ListIAMMembersResponse;
import dev.signet.api.proto.zitadel.admin.v1.RemoveIAMMemberRequest;
import dev.signet.api.proto.zitadel.admin.v1.RemoveIAMMemberResponse;
import dev.signet.api.proto.zitadel.admin.v1.UpdateIAMMemberRequest;
import dev.signet.api.proto.zitadel.admin.v1.UpdateIAMMemberResponse;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.instance.InstanceQueries;
import dev.signet.membership.MemberSearch;
import dev.signet.membership.MemberView;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.MembershipRef;
import dev.signet.search.Page;
import jakarta.inject.Singleton;
import java.util.List;

/** Managers of the instance. */
@Singleton
final class InstanceMemberModule implements RpcModule {
    private final MembershipCommands memberships;
    private final MemberSearch members;
    private final Roles roles;
    private final ListDetailsMapper lists;
    private final InstanceQueries instances;

    InstanceMemberModule(
            MembershipCommands memberships,
            MemberSearch members,
            Roles roles,
            ListDetailsMapper lists,
            InstanceQueries instances) {
        this.memberships = memberships;
        this.members = members;
        this.roles = roles;
        this.lists = lists;
        this.instances = instances;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getListIAMMemberRolesMethod(), this::listRoles)
                .on(AdminServiceGrpc.getListIAMMembersMethod(), this::list)
                .on(AdminServiceGrpc.getAddIAMMemberMethod(), this::add)
                .on(AdminServiceGrpc.getUpdateIAMMemberMethod(), this::update)
                .on(AdminServiceGrpc.getRemoveIAMMemberMethod(), this::remove);
    }

    private ListIAMMemberRolesResponse listRoles(RpcContext context, ListIAMMemberRolesRequest request) {
        List<String> names =
                roles.names().stream().filter(MembershipLevel.INSTANCE::has).toList();
        return ListIAMMemberRolesResponse.newBuilder()
                .setDetails(lists.details(names.size()))
                .addAllRoles(names)
                .build();
    }

    private ListIAMMembersResponse list(RpcContext context, ListIAMMembersRequest request) {
        Page<MemberView> page = members.find(
                instance(),
                MemberMapper.search(request.getQuery(), request.getSortingColumn(), request.getQueriesList()));
        return ListIAMMembersResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(MemberMapper::member).toList())
                .build();
    }

    private AddIAMMemberResponse add(RpcContext context, AddIAMMemberRequest request) {
        MembershipRef ref = new MembershipRef(instance(), request.getUserId());
        return AddIAMMemberResponse.newBuilder()
                .setDetails(details(memberships.add(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private UpdateIAMMemberResponse update(RpcContext context, UpdateIAMMemberRequest request) {
        MembershipRef ref = new MembershipRef(instance(), request.getUserId());
        return UpdateIAMMemberResponse.newBuilder()
                .setDetails(details(memberships.change(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private RemoveIAMMemberResponse remove(RpcContext context, RemoveIAMMemberRequest request) {
        MembershipRef ref = new MembershipRef(instance(), request.getUserId());
        return RemoveIAMMemberResponse.newBuilder()
                .setDetails(details(memberships.remove(ref, context.actor())))
                .build();
    }

    private Target instance() {
        return new Target.Instance(instances.get().id());
    }
}
