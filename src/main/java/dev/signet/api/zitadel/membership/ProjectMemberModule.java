package dev.signet.api.zitadel.membership;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.access.Roles;
import dev.signet.access.Target;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddProjectMemberRequest;
import dev.signet.api.proto.zitadel.management.v1.AddProjectMemberResponse;
import dev.signet.api.proto.zitadel.management.v1.ListProjectMemberRolesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListProjectMemberRolesResponse;
import dev.signet.api.proto.zitadel.management.v1.ListProjectMembersRequest;
import dev.signet.api.proto.zitadel.management.v1.ListProjectMembersResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectMemberRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectMemberResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectMemberRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectMemberResponse;
import dev.signet.api.proto.zitadel.member.v1.MemberFieldColumnName;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.membership.MemberSearch;
import dev.signet.membership.MemberView;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.MembershipRef;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.search.Page;
import jakarta.inject.Singleton;
import java.util.List;

/** Managers of projects of the selected organization. */
@Singleton
final class ProjectMemberModule implements RpcModule {
    private final MembershipCommands memberships;
    private final MemberSearch members;
    private final Roles roles;
    private final ListDetailsMapper lists;
    private final ProjectQueries projects;

    ProjectMemberModule(
            MembershipCommands memberships,
            MemberSearch members,
            Roles roles,
            ListDetailsMapper lists,
            ProjectQueries projects) {
        this.memberships = memberships;
        this.members = members;
        this.roles = roles;
        this.lists = lists;
        this.projects = projects;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getListProjectMemberRolesMethod(), this::listRoles)
                .on(ManagementServiceGrpc.getListProjectMembersMethod(), this::list)
                .on(ManagementServiceGrpc.getAddProjectMemberMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateProjectMemberMethod(), this::update)
                .on(ManagementServiceGrpc.getRemoveProjectMemberMethod(), this::remove);
    }

    private ListProjectMemberRolesResponse listRoles(RpcContext context, ListProjectMemberRolesRequest request) {
        List<String> names =
                roles.names().stream().filter(MembershipLevel.PROJECT::has).toList();
        return ListProjectMemberRolesResponse.newBuilder()
                .setDetails(lists.details(names.size()))
                .addAllResult(names)
                .build();
    }

    private ListProjectMembersResponse list(RpcContext context, ListProjectMembersRequest request) {
        Page<MemberView> page = members.find(
                project(context, request.getProjectId()),
                MemberMapper.search(
                        request.getQuery(),
                        MemberFieldColumnName.MEMBER_FIELD_NAME_UNSPECIFIED,
                        request.getQueriesList()));
        return ListProjectMembersResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(MemberMapper::member).toList())
                .build();
    }

    private AddProjectMemberResponse add(RpcContext context, AddProjectMemberRequest request) {
        MembershipRef ref = new MembershipRef(project(context, request.getProjectId()), request.getUserId());
        return AddProjectMemberResponse.newBuilder()
                .setDetails(details(memberships.add(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private UpdateProjectMemberResponse update(RpcContext context, UpdateProjectMemberRequest request) {
        MembershipRef ref = new MembershipRef(project(context, request.getProjectId()), request.getUserId());
        return UpdateProjectMemberResponse.newBuilder()
                .setDetails(details(memberships.change(ref, request.getRolesList(), context.actor())))
                .build();
    }

    private RemoveProjectMemberResponse remove(RpcContext context, RemoveProjectMemberRequest request) {
        MembershipRef ref = new MembershipRef(project(context, request.getProjectId()), request.getUserId());
        return RemoveProjectMemberResponse.newBuilder()
                .setDetails(details(memberships.remove(ref, context.actor())))
                .build();
    }

    private Target project(RpcContext context, String projectId) {
        projects.require(new ProjectRef(context.orgId(), projectId));
        return new Target.Project(context.orgId(), projectId);
    }
}
