package dev.signet.api.zitadel.membership;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.access.Roles;
import dev.signet.access.Target;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddProjectGrantMemberRequest;
import dev.signet.api.proto.zitadel.management.v1.AddProjectGrantMemberResponse;
import dev.signet.api.proto.zitadel.management.v1.ListProjectGrantMemberRolesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListProjectGrantMemberRolesResponse;
import dev.signet.api.proto.zitadel.management.v1.ListProjectGrantMembersRequest;
import dev.signet.api.proto.zitadel.management.v1.ListProjectGrantMembersResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectGrantMemberRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectGrantMemberResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectGrantMemberRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectGrantMemberResponse;
import dev.signet.api.proto.zitadel.member.v1.MemberFieldColumnName;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.membership.MemberSearch;
import dev.signet.membership.MemberView;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.MembershipRef;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.projectgrant.ProjectGrantView;
import dev.signet.search.Page;
import jakarta.inject.Singleton;
import java.util.List;

/** Managers of project grants that the selected organization has made or received. */
@Singleton
final class ProjectGrantMemberModule implements RpcModule {
    private final MembershipCommands memberships;
    private final MemberSearch members;
    private final Roles roles;
    private final ListDetailsMapper lists;
    private final ProjectGrantQueries grants;

    ProjectGrantMemberModule(
            MembershipCommands memberships,
            MemberSearch members,
            Roles roles,
            ListDetailsMapper lists,
            ProjectGrantQueries grants) {
        this.memberships = memberships;
        this.members = members;
        this.roles = roles;
        this.lists = lists;
        this.grants = grants;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getListProjectGrantMemberRolesMethod(), this::listRoles)
                .on(ManagementServiceGrpc.getListProjectGrantMembersMethod(), this::list)
                .on(ManagementServiceGrpc.getAddProjectGrantMemberMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateProjectGrantMemberMethod(), this::update)
                .on(ManagementServiceGrpc.getRemoveProjectGrantMemberMethod(), this::remove);
    }

    private ListProjectGrantMemberRolesResponse listRoles(
            RpcContext context, ListProjectGrantMemberRolesRequest request) {
        List<String> names = roles.names().stream()
                .filter(MembershipLevel.PROJECT_GRANT::has)
                .toList();
        return ListProjectGrantMemberRolesResponse.newBuilder()
                .setDetails(lists.details(names.size()))
                .addAllResult(names)
                .build();
    }

    private ListProjectGrantMembersResponse list(RpcContext context, ListProjectGrantMembersRequest request) {
        Page<MemberView> page = members.find(
                grant(context, request.getProjectId(), request.getGrantId()),
                MemberMapper.search(
                        request.getQuery(),
                        MemberFieldColumnName.MEMBER_FIELD_NAME_UNSPECIFIED,
                        request.getQueriesList()));
        return ListProjectGrantMembersResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(MemberMapper::member).toList())
                .build();
    }

    private AddProjectGrantMemberResponse add(RpcContext context, AddProjectGrantMemberRequest request) {
        MembershipRef ref =
                new MembershipRef(grant(context, request.getProjectId(), request.getGrantId()), request.getUserId());
        return AddProjectGrantMemberResponse.newBuilder()
                .setDetails(details(memberships.add(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private UpdateProjectGrantMemberResponse update(RpcContext context, UpdateProjectGrantMemberRequest request) {
        MembershipRef ref =
                new MembershipRef(grant(context, request.getProjectId(), request.getGrantId()), request.getUserId());
        return UpdateProjectGrantMemberResponse.newBuilder()
                .setDetails(details(memberships.change(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private RemoveProjectGrantMemberResponse remove(RpcContext context, RemoveProjectGrantMemberRequest request) {
        MembershipRef ref =
                new MembershipRef(grant(context, request.getProjectId(), request.getGrantId()), request.getUserId());
        return RemoveProjectGrantMemberResponse.newBuilder()
                .setDetails(details(memberships.remove(ref, context.actor())))
                .build();
    }

    private Target grant(RpcContext context, String projectId, String grantId) {
        ProjectGrantView grant = grants.require(context.orgId(), projectId, grantId);
        return new Target.ProjectGrant(grant.grantedOrgId(), grant.projectId(), grant.id());
    }
}
