package dev.signet.api.zitadel.v2.group;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;
import static dev.signet.api.zitadel.v2.wire.DetailsMapper.created;

import com.google.protobuf.Timestamp;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.group.v2.AddUsersToGroupRequest;
import dev.signet.api.proto.zitadel.group.v2.AddUsersToGroupResponse;
import dev.signet.api.proto.zitadel.group.v2.CreateGroupRequest;
import dev.signet.api.proto.zitadel.group.v2.CreateGroupResponse;
import dev.signet.api.proto.zitadel.group.v2.DeleteGroupRequest;
import dev.signet.api.proto.zitadel.group.v2.DeleteGroupResponse;
import dev.signet.api.proto.zitadel.group.v2.GetGroupRequest;
import dev.signet.api.proto.zitadel.group.v2.GetGroupResponse;
import dev.signet.api.proto.zitadel.group.v2.GroupServiceGrpc;
import dev.signet.api.proto.zitadel.group.v2.ListGroupUsersRequest;
import dev.signet.api.proto.zitadel.group.v2.ListGroupUsersResponse;
import dev.signet.api.proto.zitadel.group.v2.ListGroupsRequest;
import dev.signet.api.proto.zitadel.group.v2.ListGroupsResponse;
import dev.signet.api.proto.zitadel.group.v2.RemoveUsersFromGroupRequest;
import dev.signet.api.proto.zitadel.group.v2.RemoveUsersFromGroupResponse;
import dev.signet.api.proto.zitadel.group.v2.UpdateGroupRequest;
import dev.signet.api.proto.zitadel.group.v2.UpdateGroupResponse;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.eventstore.Loaded;
import dev.signet.group.Group;
import dev.signet.group.GroupCommands;
import dev.signet.group.GroupMemberCommands;
import dev.signet.group.GroupMemberView;
import dev.signet.group.GroupQueries;
import dev.signet.group.GroupRef;
import dev.signet.group.GroupSearch;
import dev.signet.group.GroupView;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Groups of users and their members. */
@Singleton
final class GroupModule implements RpcModule {
    private final GroupCommands groups;
    private final GroupMemberCommands members;
    private final GroupQueries queries;
    private final GroupSearch search;

    GroupModule(GroupCommands groups, GroupMemberCommands members, GroupQueries queries, GroupSearch search) {
        this.groups = groups;
        this.members = members;
        this.queries = queries;
        this.search = search;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(GroupServiceGrpc.getCreateGroupMethod(), this::create)
                .on(GroupServiceGrpc.getGetGroupMethod(), this::get)
                .on(GroupServiceGrpc.getListGroupsMethod(), this::list)
                .on(GroupServiceGrpc.getUpdateGroupMethod(), this::update)
                .on(GroupServiceGrpc.getDeleteGroupMethod(), this::delete)
                .on(GroupServiceGrpc.getAddUsersToGroupMethod(), this::addUsers)
                .on(GroupServiceGrpc.getRemoveUsersFromGroupMethod(), this::removeUsers)
                .on(GroupServiceGrpc.getListGroupUsersMethod(), this::listUsers);
    }

    private CreateGroupResponse create(RpcContext context, CreateGroupRequest request) {
        Loaded<Group> added = groups.add(
                context.orgId(),
                request.hasId() ? request.getId() : null,
                request.getName(),
                request.getDescription(),
                context.actor());
        return CreateGroupResponse.newBuilder()
                .setId(added.stream().id())
                .setCreationDate(created(added))
                .build();
    }

    private GetGroupResponse get(RpcContext context, GetGroupRequest request) {
        return GetGroupResponse.newBuilder()
                .setGroup(GroupMapper.group(queries.require(ref(context, request.getId()))))
                .build();
    }

    private ListGroupsResponse list(RpcContext context, ListGroupsRequest request) {
        Search wanted = Pages.search(
                request.getFiltersList().stream().map(GroupMapper::predicate).toList(),
                GroupMapper.column(request.getSortingColumn()),
                request.getPagination());
        Page<GroupView> page = search.groups(new Predicate.Equal(GroupSearch.ORGANIZATION, context.orgId()), wanted);
        return ListGroupsResponse.newBuilder()
                .setPagination(Pages.response(page.total(), wanted))
                .addAllGroups(page.rows().stream().map(GroupMapper::group).toList())
                .build();
    }

    private UpdateGroupResponse update(RpcContext context, UpdateGroupRequest request) {
        Loaded<Group> after = groups.change(
                ref(context, request.getId()),
                request.hasName() ? request.getName() : null,
                request.hasDescription() ? request.getDescription() : null,
                context.actor());
        return UpdateGroupResponse.newBuilder().setChangeDate(changed(after)).build();
    }

    private DeleteGroupResponse delete(RpcContext context, DeleteGroupRequest request) {
        return DeleteGroupResponse.newBuilder()
                .setDeletionDate(changed(groups.remove(ref(context, request.getId()), context.actor())))
                .build();
    }

    private AddUsersToGroupResponse addUsers(RpcContext context, AddUsersToGroupRequest request) {
        GroupRef ref = ref(context, request.getId());
        return AddUsersToGroupResponse.newBuilder()
                .setChangeDate(time(members.add(ref, request.getUserIdsList(), context.actor())))
                .build();
    }

    private RemoveUsersFromGroupResponse removeUsers(RpcContext context, RemoveUsersFromGroupRequest request) {
        GroupRef ref = ref(context, request.getId());
        return RemoveUsersFromGroupResponse.newBuilder()
                .setChangeDate(time(members.remove(ref, request.getUserIdsList(), context.actor())))
                .build();
    }

    private ListGroupUsersResponse listUsers(RpcContext context, ListGroupUsersRequest request) {
        Search wanted = Pages.search(
                request.getFiltersList().stream().map(GroupMapper::predicate).toList(),
                GroupMapper.column(request.getSortingColumn()),
                request.getPagination());
        Page<GroupMemberView> page =
                search.members(new Predicate.Equal(GroupSearch.MEMBER_ORGANIZATION, context.orgId()), wanted);
        return ListGroupUsersResponse.newBuilder()
                .setPagination(Pages.response(page.total(), wanted))
                .addAllGroupUsers(page.rows().stream().map(GroupMapper::member).toList())
                .build();
    }

    private static GroupRef ref(RpcContext context, String groupId) {
        return new GroupRef(context.orgId(), groupId);
    }

    private static Timestamp time(Optional<Instant> changed) {
        return changed.map(WireTime::timestamp).orElseGet(Timestamp::getDefaultInstance);
    }
}
