package dev.signet.api.zitadel.membership;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.member.v1.Member;
import dev.signet.api.proto.zitadel.member.v1.MemberFieldColumnName;
import dev.signet.api.proto.zitadel.member.v1.SearchQuery;
import dev.signet.api.proto.zitadel.user.v1.Type;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.proto.zitadel.v1.TextQueryMethod;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.api.zitadel.wire.TextMethods;
import dev.signet.membership.MemberSearch;
import dev.signet.membership.MemberView;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.TextColumn;
import dev.signet.user.view.UserView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts members to messages, and the conditions of list calls to predicates. */
final class MemberMapper {
    private MemberMapper() {}

    static Member member(MemberView view) {
        UserView user = view.user();
        Member.Builder member = Member.newBuilder()
                .setUserId(user.id())
                .setDetails(
                        ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.ownerId()))
                .addAllRoles(view.roles())
                .setPreferredLoginName(user.preferredLoginName())
                .setDisplayName(user.displayName())
                .setUserResourceOwner(user.orgId())
                .setUserType(
                        switch (user.type()) {
                            case HUMAN -> Type.TYPE_HUMAN;
                            case MACHINE -> Type.TYPE_MACHINE;
                        });
        UserView.Human human = user.human();
        if (human != null) {
            member.setFirstName(human.profile().firstName())
                    .setLastName(human.profile().lastName())
                    .setEmail(human.email())
                    .setAvatarUrl(human.avatarUrl());
        }
        return member.build();
    }

    static Search search(ListQuery page, MemberFieldColumnName sort, List<SearchQuery> queries) {
        return Search.of(
                queries.stream().map(MemberMapper::predicate).toList(),
                column(sort),
                page.getAsc(),
                page.getOffset(),
                page.getLimit());
    }

    private static @Nullable Column column(MemberFieldColumnName name) {
        return switch (name) {
            case MEMBER_FIELD_NAME_UNSPECIFIED -> null;
            case MEMBER_FIELD_NAME_USER_ID -> MemberSearch.USER_ID;
            case MEMBER_FIELD_NAME_CREATION_DATE -> MemberSearch.CREATION_DATE;
            case MEMBER_FIELD_NAME_CHANGE_DATE -> MemberSearch.CHANGE_DATE;
            case MEMBER_FIELD_NAME_USER_RESOURCE_OWNER -> MemberSearch.USER_ORG;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    private static Predicate predicate(SearchQuery query) {
        return switch (query.getQueryCase()) {
            case FIRST_NAME_QUERY ->
                text(
                        MemberSearch.FIRST_NAME,
                        query.getFirstNameQuery().getMethod(),
                        query.getFirstNameQuery().getFirstName());
            case LAST_NAME_QUERY ->
                text(
                        MemberSearch.LAST_NAME,
                        query.getLastNameQuery().getMethod(),
                        query.getLastNameQuery().getLastName());
            case EMAIL_QUERY ->
                text(
                        MemberSearch.EMAIL,
                        query.getEmailQuery().getMethod(),
                        query.getEmailQuery().getEmail());
            case USER_ID_QUERY ->
                new Predicate.Equal(MemberSearch.USER_ID, query.getUserIdQuery().getUserId());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    private static Predicate text(TextColumn column, TextQueryMethod method, String text) {
        return new Predicate.TextMatch(column, TextMethods.of(method), text);
    }
}
