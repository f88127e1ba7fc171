package dev.signet.api.zitadel.v2.user;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.user.v2.SearchQuery;
import dev.signet.api.proto.zitadel.user.v2.Type;
import dev.signet.api.proto.zitadel.user.v2.UserFieldName;
import dev.signet.api.proto.zitadel.user.v2.UserState;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import dev.signet.user.view.UserSearch;
import dev.signet.user.view.UserView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts queries for users of one organization to predicates (requirements Z-7 to Z-11). */
final class UserSearchMapper {
    private final String orgId;
    private final UserSearch search;

    UserSearchMapper(String orgId, UserSearch search) {
        this.orgId = orgId;
        this.search = search;
    }

    /** The column to sort by; null for the order of creation. */
    static @Nullable Column column(UserFieldName name) {
        return switch (name) {
            case USER_FIELD_NAME_UNSPECIFIED -> null;
            case USER_FIELD_NAME_USER_NAME -> UserSearch.USER_NAME;
            case USER_FIELD_NAME_FIRST_NAME -> UserSearch.FIRST_NAME;
            case USER_FIELD_NAME_LAST_NAME -> UserSearch.LAST_NAME;
            case USER_FIELD_NAME_NICK_NAME -> UserSearch.NICK_NAME;
            case USER_FIELD_NAME_DISPLAY_NAME -> UserSearch.DISPLAY_NAME;
            case USER_FIELD_NAME_EMAIL -> UserSearch.EMAIL;
            case USER_FIELD_NAME_STATE -> UserSearch.STATE;
            case USER_FIELD_NAME_TYPE -> UserSearch.TYPE;
            case USER_FIELD_NAME_CREATION_DATE -> UserSearch.CREATION_DATE;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    List<Predicate> predicates(List<SearchQuery> queries) {
        return queries.stream().map(this::predicate).toList();
    }

    private Predicate predicate(SearchQuery query) {
        return switch (query.getQueryCase()) {
            case USER_NAME_QUERY,
                    FIRST_NAME_QUERY,
                    LAST_NAME_QUERY,
                    NICK_NAME_QUERY,
                    DISPLAY_NAME_QUERY,
                    EMAIL_QUERY,
                    LOGIN_NAME_QUERY -> text(query);
            case STATE_QUERY -> state(query.getStateQuery().getState());
            case TYPE_QUERY -> type(query.getTypeQuery().getType());
            case IN_USER_IDS_QUERY ->
                new Predicate.In(UserSearch.ID, query.getInUserIdsQuery().getUserIdsList());
            case IN_USER_EMAILS_QUERY ->
                new Predicate.In(UserSearch.EMAIL, query.getInUserEmailsQuery().getUserEmailsList());
            case ORGANIZATION_ID_QUERY ->
                Pages.inOrganization(query.getOrganizationIdQuery().getOrganizationId(), orgId);
            case OR_QUERY -> new Predicate.Or(predicates(query.getOrQuery().getQueriesList()));
            case AND_QUERY -> new Predicate.And(predicates(query.getAndQuery().getQueriesList()));
            case NOT_QUERY -> new Predicate.Not(predicate(query.getNotQuery().getQuery()));
            case PHONE_QUERY -> throw unsupported("phone_query");
            case METADATA_KEY_FILTER -> throw unsupported("metadata_key_filter");
            case METADATA_VALUE_FILTER -> throw unsupported("metadata_value_filter");
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    private Predicate text(SearchQuery query) {
        return switch (query.getQueryCase()) {
            case USER_NAME_QUERY ->
                Pages.text(
                        UserSearch.USER_NAME,
                        query.getUserNameQuery().getMethodValue(),
                        query.getUserNameQuery().getUserName());
            case FIRST_NAME_QUERY ->
                Pages.text(
                        UserSearch.FIRST_NAME,
                        query.getFirstNameQuery().getMethodValue(),
                        query.getFirstNameQuery().getFirstName());
            case LAST_NAME_QUERY ->
                Pages.text(
                        UserSearch.LAST_NAME,
                        query.getLastNameQuery().getMethodValue(),
                        query.getLastNameQuery().getLastName());
            case NICK_NAME_QUERY ->
                Pages.text(
                        UserSearch.NICK_NAME,
                        query.getNickNameQuery().getMethodValue(),
                        query.getNickNameQuery().getNickName());
            case DISPLAY_NAME_QUERY ->
                Pages.text(
                        UserSearch.DISPLAY_NAME,
                        query.getDisplayNameQuery().getMethodValue(),
                        query.getDisplayNameQuery().getDisplayName());
            case EMAIL_QUERY ->
                Pages.text(
                        UserSearch.EMAIL,
                        query.getEmailQuery().getMethodValue(),
                        query.getEmailQuery().getEmailAddress());
            case LOGIN_NAME_QUERY ->
                search.loginName(
                        orgId,
                        Pages.method(query.getLoginNameQuery().getMethodValue()),
                        query.getLoginNameQuery().getLoginName());
            default -> throw new IllegalArgumentException("not about a text: " + query.getQueryCase());
        };
    }

    private static RuntimeException unsupported(String condition) {
        return RequestError.unsupported("queries." + condition).exception();
    }

    private static Predicate state(UserState state) {
        return switch (state) {
            // No user ever has this state.
            case USER_STATE_UNSPECIFIED -> Predicate.never();
            case USER_STATE_ACTIVE -> UserSearch.inState(dev.signet.user.UserState.ACTIVE);
            case USER_STATE_INACTIVE ->
                new Predicate.Or(List.of(
                        UserSearch.inState(dev.signet.user.UserState.INACTIVE),
                        UserSearch.inState(dev.signet.user.UserState.SUSPENDED)));
            case USER_STATE_DELETED -> UserSearch.inState(dev.signet.user.UserState.DELETED);
            case USER_STATE_LOCKED -> UserSearch.inState(dev.signet.user.UserState.LOCKED);
            case USER_STATE_INITIAL -> UserSearch.inState(dev.signet.user.UserState.INITIAL);
            case UNRECOGNIZED -> throw RequestError.unknownValue("state").exception();
        };
    }

    private static Predicate type(Type type) {
        return switch (type) {
            // A user is always human or machine (requirement Z-1).
            case TYPE_UNSPECIFIED -> Predicate.never();
            case TYPE_HUMAN -> new Predicate.Equal(UserSearch.TYPE, UserView.Type.HUMAN.name());
            case TYPE_MACHINE -> new Predicate.Equal(UserSearch.TYPE, UserView.Type.MACHINE.name());
            case UNRECOGNIZED -> throw RequestError.unknownValue("type").exception();
        };
    }
}
