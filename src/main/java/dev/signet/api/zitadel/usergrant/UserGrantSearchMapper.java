package dev.signet.api.zitadel.usergrant;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.user.v1.Type;
import dev.signet.api.proto.zitadel.user.v1.UserGrantQuery;
import dev.signet.api.proto.zitadel.v1.TextQueryMethod;
import dev.signet.api.zitadel.wire.TextMethods;
import dev.signet.search.Predicate;
import dev.signet.search.TextColumn;
import dev.signet.user.view.UserView;
import dev.signet.usergrant.UserGrantSearch;
import java.util.List;

/** Converts queries for user grants to predicates (requirements Z-7 to Z-9, Z-16). */
final class UserGrantSearchMapper {
    private UserGrantSearchMapper() {}

    static List<Predicate> predicates(List<UserGrantQuery> queries) {
        return queries.stream().map(UserGrantSearchMapper::predicate).toList();
    }

    /** Whether the queries ask also for grants that other organizations have made in the projects of this one. */
    static boolean withGranted(List<UserGrantQuery> queries) {
        return queries.stream().anyMatch(query -> query.getWithGrantedQuery().getWithGranted());
    }

    private static Predicate predicate(UserGrantQuery query) {
        return switch (query.getQueryCase()) {
            case PROJECT_ID_QUERY ->
                new Predicate.Equal(
                        UserGrantSearch.PROJECT_ID, query.getProjectIdQuery().getProjectId());
            case USER_ID_QUERY ->
                new Predicate.Equal(
                        UserGrantSearch.USER_ID, query.getUserIdQuery().getUserId());
            // it decides whose grants are searched, see withGranted, and is no condition on a grant
            case WITH_GRANTED_QUERY -> Predicate.always();
            case ROLE_KEY_QUERY ->
                text(
                        UserGrantSearch.ROLE_KEY,
                        query.getRoleKeyQuery().getMethod(),
                        query.getRoleKeyQuery().getRoleKey());
            case PROJECT_GRANT_ID_QUERY ->
                new Predicate.Equal(
                        UserGrantSearch.PROJECT_GRANT_ID,
                        query.getProjectGrantIdQuery().getProjectGrantId());
            case USER_NAME_QUERY,
                    FIRST_NAME_QUERY,
                    LAST_NAME_QUERY,
                    EMAIL_QUERY,
                    DISPLAY_NAME_QUERY,
                    USER_TYPE_QUERY,
                    IN_USER_IDS_QUERY -> ofUser(query);
            case ORG_NAME_QUERY, ORG_DOMAIN_QUERY, PROJECT_NAME_QUERY -> ofOwners(query);
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    private static Predicate ofUser(UserGrantQuery query) {
        return switch (query.getQueryCase()) {
            case USER_NAME_QUERY ->
                text(
                        UserGrantSearch.USER_NAME,
                        query.getUserNameQuery().getMethod(),
                        query.getUserNameQuery().getUserName());
            case FIRST_NAME_QUERY ->
                text(
                        UserGrantSearch.FIRST_NAME,
                        query.getFirstNameQuery().getMethod(),
                        query.getFirstNameQuery().getFirstName());
            case LAST_NAME_QUERY ->
                text(
                        UserGrantSearch.LAST_NAME,
                        query.getLastNameQuery().getMethod(),
                        query.getLastNameQuery().getLastName());
            case EMAIL_QUERY ->
                text(
                        UserGrantSearch.EMAIL,
                        query.getEmailQuery().getMethod(),
                        query.getEmailQuery().getEmail());
            case DISPLAY_NAME_QUERY ->
                UserGrantSearch.displayName(
                        TextMethods.of(query.getDisplayNameQuery().getMethod()),
                        query.getDisplayNameQuery().getDisplayName());
            case USER_TYPE_QUERY -> type(query.getUserTypeQuery().getType());
            case IN_USER_IDS_QUERY ->
                new Predicate.In(
                        UserGrantSearch.USER_ID, query.getInUserIdsQuery().getInUserIdsList());
            default -> throw new IllegalArgumentException("not about the user: " + query.getQueryCase());
        };
    }

    private static Predicate ofOwners(UserGrantQuery query) {
        return switch (query.getQueryCase()) {
            case ORG_NAME_QUERY ->
                text(
                        UserGrantSearch.ORG_NAME,
                        query.getOrgNameQuery().getMethod(),
                        query.getOrgNameQuery().getOrgName());
            case ORG_DOMAIN_QUERY ->
                text(
                        UserGrantSearch.ORG_DOMAIN,
                        query.getOrgDomainQuery().getMethod(),
                        query.getOrgDomainQuery().getOrgDomain());
            case PROJECT_NAME_QUERY ->
                text(
                        UserGrantSearch.PROJECT_NAME,
                        query.getProjectNameQuery().getMethod(),
                        query.getProjectNameQuery().getProjectName());
            default -> throw new IllegalArgumentException("not about an owner: " + query.getQueryCase());
        };
    }

    private static Predicate text(TextColumn column, TextQueryMethod method, String text) {
        return new Predicate.TextMatch(column, TextMethods.of(method), text);
    }

    private static Predicate type(Type type) {
        return switch (type) {
            // A user is always human or machine (requirement Z-1).
            case TYPE_UNSPECIFIED -> Predicate.never();
            case TYPE_HUMAN -> new Predicate.Equal(UserGrantSearch.USER_TYPE, UserView.Type.HUMAN.name());
            case TYPE_MACHINE -> new Predicate.Equal(UserGrantSearch.USER_TYPE, UserView.Type.MACHINE.name());
            case UNRECOGNIZED -> throw RequestError.unknownValue("type").exception();
        };
    }
}
