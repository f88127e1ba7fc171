package dev.signet.api.zitadel.user;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.user.v1.DisplayNameQuery;
import dev.signet.api.proto.zitadel.user.v1.EmailQuery;
import dev.signet.api.proto.zitadel.user.v1.FirstNameQuery;
import dev.signet.api.proto.zitadel.user.v1.LastNameQuery;
import dev.signet.api.proto.zitadel.user.v1.NickNameQuery;
import dev.signet.api.proto.zitadel.user.v1.SearchQuery;
import dev.signet.api.proto.zitadel.user.v1.Type;
import dev.signet.api.proto.zitadel.user.v1.UserFieldName;
import dev.signet.api.proto.zitadel.user.v1.UserNameQuery;
import dev.signet.api.proto.zitadel.user.v1.UserState;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.proto.zitadel.v1.TextQueryMethod;
import dev.signet.api.zitadel.wire.TextMethods;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.TextColumn;
import dev.signet.search.TextMethod;
import dev.signet.user.view.UserSearch;
import dev.signet.user.view.UserView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Converts queries for users to predicates (requirements Z-7 to Z-11, Z-22). */
final class UserSearchMapper {
    private final BiFunction<TextMethod, String, Predicate> loginName;

    /**
     * Creates a mapper for queries on the users of one organization.
     *
     * @param loginName the predicate for a login name, which depends on the organization's domains
     */
    UserSearchMapper(BiFunction<TextMethod, String, Predicate> loginName) {
        this.loginName = loginName;
    }

    /**
     * Converts a list request. All conditions at the top level must hold. Without paging, the search returns the first
     * 100 users, the newest first.
     */
    Search search(ListQuery page, UserFieldName sort, List<SearchQuery> queries) {
        return Search.of(predicates(queries), column(sort), page.getAsc(), page.getOffset(), page.getLimit());
    }

    /** The column to sort by; null for the view's default order. */
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
        List<Predicate> predicates = new ArrayList<>();
        queries.forEach(query -> predicates.add(predicate(query)));
        return predicates;
    }

    private Predicate predicate(SearchQuery query) {
        return switch (query.getQueryCase()) {
            case USER_NAME_QUERY -> of(query.getUserNameQuery());
            case FIRST_NAME_QUERY -> of(query.getFirstNameQuery());
            case LAST_NAME_QUERY -> of(query.getLastNameQuery());
            case NICK_NAME_QUERY -> of(query.getNickNameQuery());
            case DISPLAY_NAME_QUERY -> of(query.getDisplayNameQuery());
            case EMAIL_QUERY -> of(query.getEmailQuery());
            case LOGIN_NAME_QUERY ->
                loginName.apply(
                        TextMethods.of(query.getLoginNameQuery().getMethod()),
                        query.getLoginNameQuery().getLoginName());
            case STATE_QUERY -> state(query.getStateQuery().getState());
            case TYPE_QUERY -> type(query.getTypeQuery().getType());
            case IN_USER_IDS_QUERY ->
                new Predicate.In(UserSearch.ID, query.getInUserIdsQuery().getUserIdsList());
            case IN_USER_EMAILS_QUERY ->
                new Predicate.In(UserSearch.EMAIL, query.getInUserEmailsQuery().getUserEmailsList());
            case OR_QUERY -> new Predicate.Or(predicates(query.getOrQuery().getQueriesList()));
            case AND_QUERY -> new Predicate.And(predicates(query.getAndQuery().getQueriesList()));
            case NOT_QUERY -> new Predicate.Not(predicate(query.getNotQuery().getQuery()));
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    private static Predicate of(UserNameQuery query) {
        return text(UserSearch.USER_NAME, query.getMethod(), query.getUserName());
    }

    private static Predicate of(FirstNameQuery query) {
        return text(UserSearch.FIRST_NAME, query.getMethod(), query.getFirstName());
    }

    private static Predicate of(LastNameQuery query) {
        return text(UserSearch.LAST_NAME, query.getMethod(), query.getLastName());
    }

    private static Predicate of(NickNameQuery query) {
        return text(UserSearch.NICK_NAME, query.getMethod(), query.getNickName());
    }

    private static Predicate of(DisplayNameQuery query) {
        return text(UserSearch.DISPLAY_NAME, query.getMethod(), query.getDisplayName());
    }

    private static Predicate of(EmailQuery query) {
        return text(UserSearch.EMAIL, query.getMethod(), query.getEmailAddress());
    }

    private static Predicate text(TextColumn column, TextQueryMethod method, String text) {
        return new Predicate.TextMatch(column, TextMethods.of(method), text);
    }

    private static Predicate state(UserState state) {
        return switch (state) {
            // No user ever has this state.
            case USER_STATE_UNSPECIFIED -> Predicate.never();
            case USER_STATE_ACTIVE -> UserSearch.inState(dev.signet.user.UserState.ACTIVE);
            case USER_STATE_INACTIVE -> UserSearch.inState(dev.signet.user.UserState.INACTIVE);
            case USER_STATE_DELETED -> UserSearch.inState(dev.signet.user.UserState.DELETED);
            case USER_STATE_LOCKED -> UserSearch.inState(dev.signet.user.UserState.LOCKED);
            case USER_STATE_SUSPEND -> UserSearch.inState(dev.signet.user.UserState.SUSPENDED);
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
