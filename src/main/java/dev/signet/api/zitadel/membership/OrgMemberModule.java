package dev.signet.api.zitadel.membership;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.access.Roles;
import dev.signet.access.Target;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddOrgMemberRequest;
import dev.signet.api.proto.zitadel.management.v1.AddOrgMemberResponse;
import dev.signet.api.proto.zitadel.management.v1.ListOrgMemberRolesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListOrgMemberRolesResponse;
import dev.signet.api.proto.zitadel.management.v1.ListOrgMembersRequest;
import dev.signet.api.proto.zitadel.management.v1.ListOrgMembersResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveOrgMemberRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveOrgMemberResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateOrgMemberRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateOrgMemberResponse;
import dev.signet.api.proto.zitadel.member.v1.MemberFieldColumnName;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.membership.MemberSearch;
import dev.signet.membership.MemberView;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.MembershipRef;
import dev.signet.search.Page;
import jakarta.inject.Singleton;
import java.util.List;

/** Managers of the selected organization. */
@Singleton
final class OrgMemberModule implements RpcModule {
    private final MembershipCommands memberships;
    private final MemberSearch members;
    private final Roles roles;
    private final ListDetailsMapper lists;

    OrgMemberModule(MembershipCommands memberships, MemberSearch members, Roles roles, ListDetailsMapper lists) {
        this.memberships = memberships;
        this.members = members;
        this.roles = roles;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getListOrgMemberRolesMethod(), this::listRoles)
                .on(ManagementServiceGrpc.getListOrgMembersMethod(), this::list)
                .on(ManagementServiceGrpc.getAddOrgMemberMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateOrgMemberMethod(), this::update)
                .on(ManagementServiceGrpc.getRemoveOrgMemberMethod(), this::remove);
    }

    private ListOrgMemberRolesResponse listRoles(RpcContext context, ListOrgMemberRolesRequest request) {
        List<String> names =
                roles.names().stream().filter(MembershipLevel.ORGANIZATION::has).toList();
        return ListOrgMemberRolesResponse.newBuilder().addAllResult(names).build();
    }

    private ListOrgMembersResponse list(RpcContext context, ListOrgMembersRequest request) {
        Page<MemberView> page = members.find(
                new Target.Organization(context.orgId()),
                MemberMapper.search(
                        request.getQuery(),
                        MemberFieldColumnName.MEMBER_FIELD_NAME_UNSPECIFIED,
                        request.getQueriesList()));
        return ListOrgMembersResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(MemberMapper::member).toList())
                .build();
    }

    private AddOrgMemberResponse add(RpcContext context, AddOrgMemberRequest request) {
        MembershipRef ref = new MembershipRef(new Target.Organization(context.orgId()), request.getUserId());
        return AddOrgMemberResponse.newBuilder()
                .setDetails(details(memberships.add(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private UpdateOrgMemberResponse update(RpcContext context, UpdateOrgMemberRequest request) {
        MembershipRef ref = new MembershipRef(new Target.Organization(context.orgId()), request.getUserId());
        return UpdateOrgMemberResponse.newBuilder()
                .setDetails(details(memberships.change(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private RemoveOrgMemberResponse remove(RpcContext context, RemoveOrgMemberRequest request) {
        MembershipRef ref = new MembershipRef(new Target.Organization(context.orgId()), request.getUserId());
        return RemoveOrgMemberResponse.newBuilder()
                .setDetails(details(memberships.remove(ref, context.actor())))
                .build();
    }
}
