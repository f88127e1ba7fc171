package dev.signet.api.zitadel.v2.group;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.group.v2.FieldName;
import dev.signet.api.proto.zitadel.group.v2.Group;
import dev.signet.api.proto.zitadel.group.v2.GroupUser;
import dev.signet.api.proto.zitadel.group.v2.GroupUserFieldName;
import dev.signet.api.proto.zitadel.group.v2.GroupUsersSearchFilter;
import dev.signet.api.proto.zitadel.group.v2.GroupsSearchFilter;
import dev.signet.api.proto.zitadel.group.v2.User;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.group.GroupMemberView;
import dev.signet.group.GroupSearch;
import dev.signet.group.GroupView;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import dev.signet.user.view.UserView;
import org.jspecify.annotations.Nullable;

/** Converts groups and their members to messages, and the conditions of list calls to predicates. */
final class GroupMapper {
    private GroupMapper() {}

    static Group group(GroupView view) {
        return Group.newBuilder()
                .setId(view.id())
                .setName(view.name())
                .setDescription(view.description())
                .setOrganizationId(view.orgId())
                .setChangeDate(WireTime.timestamp(view.changedAt()))
                .setCreationDate(WireTime.timestamp(view.createdAt()))
                .build();
    }

    static GroupUser member(GroupMemberView view) {
        UserView user = view.user();
        UserView.Human human = user.human();
        return GroupUser.newBuilder()
                .setGroupId(view.groupId())
                .setOrganizationId(view.orgId())
                .setUser(User.newBuilder()
                        .setId(user.id())
                        .setPreferredLoginName(user.preferredLoginName())
                        .setDisplayName(user.displayName())
                        .setAvatarUrl(human == null ? "" : human.avatarUrl())
                        .setOrganizationId(user.orgId()))
                .setCreationDate(WireTime.timestamp(view.createdAt()))
                .build();
    }

    static Predicate predicate(GroupsSearchFilter filter) {
        return switch (filter.getFilterCase()) {
            case GROUP_IDS ->
                new Predicate.In(GroupSearch.ID, filter.getGroupIds().getIdsList());
            case NAME_FILTER ->
                Pages.text(
                        GroupSearch.NAME,
                        filter.getNameFilter().getMethodValue(),
                        filter.getNameFilter().getName());
            case ORGANIZATION_ID ->
                new Predicate.Equal(
                        GroupSearch.ORGANIZATION, filter.getOrganizationId().getId());
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }

    static Predicate predicate(GroupUsersSearchFilter filter) {
        return switch (filter.getFilterCase()) {
            case USER_IDS ->
                new Predicate.In(GroupSearch.MEMBER_USER, filter.getUserIds().getIdsList());
            case GROUP_IDS ->
                new Predicate.In(GroupSearch.MEMBER_GROUP, filter.getGroupIds().getIdsList());
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }

    static @Nullable Column column(FieldName name) {
        return switch (name) {
            case FIELD_NAME_UNSPECIFIED, UNRECOGNIZED -> null;
            case FIELD_NAME_ID -> GroupSearch.ID;
            case FIELD_NAME_NAME -> GroupSearch.NAME;
            case FIELD_NAME_CREATION_DATE -> GroupSearch.CREATION_DATE;
            case FIELD_NAME_CHANGE_DATE -> GroupSearch.CHANGE_DATE;
        };
    }

    static @Nullable Column column(GroupUserFieldName name) {
        return switch (name) {
            case GROUP_USER_FIELD_NAME_UNSPECIFIED, UNRECOGNIZED -> null;
            case GROUP_USER_FIELD_NAME_USER_ID -> GroupSearch.MEMBER_USER;
            case GROUP_USER_FIELD_NAME_GROUP_ID -> GroupSearch.MEMBER_GROUP;
            case GROUP_USER_FIELD_NAME_CREATION_DATE -> GroupSearch.MEMBER_SINCE;
        };
    }
}
