package dev.signet.api.signet;

import static dev.signet.api.signet.SharedMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.AddGroupGrantRequest;
import dev.signet.api.proto.signet.admin.v1.AddGroupGrantResponse;
import dev.signet.api.proto.signet.admin.v1.ChangeGroupGrantRequest;
import dev.signet.api.proto.signet.admin.v1.ChangeGroupGrantResponse;
import dev.signet.api.proto.signet.admin.v1.DeactivateGroupGrantRequest;
import dev.signet.api.proto.signet.admin.v1.DeactivateGroupGrantResponse;
import dev.signet.api.proto.signet.admin.v1.DeactivateGroupRequest;
import dev.signet.api.proto.signet.admin.v1.DeactivateGroupResponse;
import dev.signet.api.proto.signet.admin.v1.GetGroupGrantRequest;
import dev.signet.api.proto.signet.admin.v1.GetGroupGrantResponse;
import dev.signet.api.proto.signet.admin.v1.GroupGrantState;
import dev.signet.api.proto.signet.admin.v1.GroupServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.ListGroupGrantsRequest;
import dev.signet.api.proto.signet.admin.v1.ListGroupGrantsResponse;
import dev.signet.api.proto.signet.admin.v1.ReactivateGroupGrantRequest;
import dev.signet.api.proto.signet.admin.v1.ReactivateGroupGrantResponse;
import dev.signet.api.proto.signet.admin.v1.ReactivateGroupRequest;
import dev.signet.api.proto.signet.admin.v1.ReactivateGroupResponse;
import dev.signet.api.proto.signet.admin.v1.RemoveGroupGrantRequest;
import dev.signet.api.proto.signet.admin.v1.RemoveGroupGrantResponse;
import dev.signet.eventstore.Loaded;
import dev.signet.group.GroupCommands;
import dev.signet.group.GroupRef;
import dev.signet.groupgrant.GroupGrantCommands;
import dev.signet.groupgrant.GroupGrantQueries;
import dev.signet.groupgrant.GroupGrantSearch;
import dev.signet.groupgrant.GroupGrantView;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrant;
import dev.signet.rolegrant.RoleGrantRef;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.TextMethod;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The states of groups of the selected organization, and the roles that are granted to them. */
@Singleton
final class GroupModule implements RpcModule {
    private final GroupCommands groups;
    private final GroupGrantCommands grants;
    private final GroupGrantQueries queries;
    private final GroupGrantSearch search;
    private final ListDetailsMapper lists;

    GroupModule(
            GroupCommands groups,
            GroupGrantCommands grants,
            GroupGrantQueries queries,
            GroupGrantSearch search,
            ListDetailsMapper lists) {
        this.groups = groups;
        this.grants = grants;
        this.queries = queries;
        this.search = search;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(GroupServiceGrpc.getDeactivateGroupMethod(), this::deactivateGroup)
                .on(GroupServiceGrpc.getReactivateGroupMethod(), this::reactivateGroup)
                .on(GroupServiceGrpc.getAddGroupGrantMethod(), this::add)
                .on(GroupServiceGrpc.getGetGroupGrantMethod(), this::get)
                .on(GroupServiceGrpc.getListGroupGrantsMethod(), this::list)
                .on(GroupServiceGrpc.getChangeGroupGrantMethod(), this::change)
                .on(GroupServiceGrpc.getDeactivateGroupGrantMethod(), this::deactivate)
                .on(GroupServiceGrpc.getReactivateGroupGrantMethod(), this::reactivate)
                .on(GroupServiceGrpc.getRemoveGroupGrantMethod(), this::remove);
    }

    private DeactivateGroupResponse deactivateGroup(RpcContext context, DeactivateGroupRequest request) {
        GroupRef group = new GroupRef(context.orgId(), request.getGroupId());
        return DeactivateGroupResponse.newBuilder()
                .setDetails(details(groups.deactivate(group, context.actor())))
                .build();
    }

    private ReactivateGroupResponse reactivateGroup(RpcContext context, ReactivateGroupRequest request) {
        GroupRef group = new GroupRef(context.orgId(), request.getGroupId());
        return ReactivateGroupResponse.newBuilder()
                .setDetails(details(groups.reactivate(group, context.actor())))
                .build();
    }

    private AddGroupGrantResponse add(RpcContext context, AddGroupGrantRequest request) {
        NewRoleGrant wanted = new NewRoleGrant(
                context.orgId(),
                request.getGroupId(),
                request.getProjectId(),
                request.getProjectGrantId(),
                request.getRoleKeysList());
        Loaded<RoleGrant> added = grants.add(wanted, context.reach(), context.actor());
        return AddGroupGrantResponse.newBuilder()
                .setGrantId(added.stream().id())
                .setDetails(details(added))
                .build();
    }

    private GetGroupGrantResponse get(RpcContext context, GetGroupGrantRequest request) {
        return GetGroupGrantResponse.newBuilder()
                .setGrant(message(queries.require(ref(context, request.getGroupId(), request.getGrantId()))))
                .build();
    }

    private ListGroupGrantsResponse list(RpcContext context, ListGroupGrantsRequest request) {
        Search wanted = Search.of(
                predicates(request),
                null,
                request.getQuery().getAsc(),
                request.getQuery().getOffset(),
                request.getQuery().getLimit());
        Page<GroupGrantView> page = search.find(context.orgId(), context.reach(), wanted);
        return ListGroupGrantsResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(GroupModule::message).toList())
                .build();
    }

    private static List<Predicate> predicates(ListGroupGrantsRequest request) {
        List<Predicate> all = new ArrayList<>();
        if (!request.getGroupId().isEmpty()) {
            all.add(new Predicate.Equal(GroupGrantSearch.GROUP_ID, request.getGroupId()));
        }
        if (!request.getProjectId().isEmpty()) {
            all.add(new Predicate.Equal(GroupGrantSearch.PROJECT_ID, request.getProjectId()));
        }
        if (!request.getGroupName().isEmpty()) {
            all.add(new Predicate.TextMatch(
                    GroupGrantSearch.GROUP_NAME, TextMethod.CONTAINS_IGNORE_CASE, request.getGroupName()));
        }
        if (!request.getRoleKey().isEmpty()) {
            all.add(new Predicate.TextMatch(GroupGrantSearch.ROLE_KEY, TextMethod.EQUALS, request.getRoleKey()));
        }
        return all;
    }

    private ChangeGroupGrantResponse change(RpcContext context, ChangeGroupGrantRequest request) {
        RoleGrantRef ref = ref(context, request.getGroupId(), request.getGrantId());
        return ChangeGroupGrantResponse.newBuilder()
                .setDetails(details(grants.changeRoles(ref, request.getRoleKeysList(), context.actor())))
                .build();
    }

    private DeactivateGroupGrantResponse deactivate(RpcContext context, DeactivateGroupGrantRequest request) {
        RoleGrantRef ref = ref(context, request.getGroupId(), request.getGrantId());
        return DeactivateGroupGrantResponse.newBuilder()
                .setDetails(details(grants.deactivate(ref, context.actor())))
                .build();
    }

    private ReactivateGroupGrantResponse reactivate(RpcContext context, ReactivateGroupGrantRequest request) {
        RoleGrantRef ref = ref(context, request.getGroupId(), request.getGrantId());
        return ReactivateGroupGrantResponse.newBuilder()
                .setDetails(details(grants.reactivate(ref, context.actor())))
                .build();
    }

    private RemoveGroupGrantResponse remove(RpcContext context, RemoveGroupGrantRequest request) {
        RoleGrantRef ref = ref(context, request.getGroupId(), request.getGrantId());
        return RemoveGroupGrantResponse.newBuilder()
                .setDetails(details(grants.remove(ref, context.actor())))
                .build();
    }

    private static RoleGrantRef ref(RpcContext context, String groupId, String grantId) {
        return new RoleGrantRef(context.orgId(), groupId, grantId, context.reach());
    }

    private static dev.signet.api.proto.signet.admin.v1.GroupGrant message(GroupGrantView view) {
        return dev.signet.api.proto.signet.admin.v1.GroupGrant.newBuilder()
                .setGrantId(view.id())
                .setDetails(details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> GroupGrantState.GROUP_GRANT_STATE_ACTIVE;
                            case INACTIVE -> GroupGrantState.GROUP_GRANT_STATE_INACTIVE;
                        })
                .setGroupId(view.groupId())
                .setGroupName(view.groupName())
                .setProjectId(view.projectId())
                .setProjectName(view.projectName())
                .setProjectGrantId(view.projectGrantId())
                .addAllRoleKeys(view.roleKeys())
                .build();
    }
}
