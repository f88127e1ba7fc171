package dev.signet.usergrant;

import dev.signet.access.Reach;
import dev.signet.org.OrgSql;
import dev.signet.project.ProjectSql;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.SearchableView;
import dev.signet.search.Searches;
import dev.signet.search.TextColumn;
import dev.signet.search.TextMethod;
import dev.signet.search.ValueColumn;
import dev.signet.user.view.UserSearch;
import dev.signet.user.view.UserSql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches user grants (requirements Z-14 to Z-16). Names of users, organizations and projects are joined, so that a
 * search finds a grant by a name immediately after a rename. The joins are left joins: the database leaves out those
 * that a search does not use.
 */
@Singleton
public final class UserGrantSearch {
    public static final ValueColumn PROJECT_ID = new ValueColumn("project_id", "g.project_id");
    public static final ValueColumn USER_ID = new ValueColumn("user_id", "g.user_id");
    public static final ValueColumn PROJECT_GRANT_ID = new ValueColumn("project_grant_id", "g.project_grant_id");
    public static final ValueColumn USER_TYPE = new ValueColumn("user_type", "u.type");

    /** Matches if any role of the grant matches. Results cannot be sorted by this column. */
    public static final TextColumn ROLE_KEY =
            TextColumn.of("role_key", "k.key").inside("exists (select 1 from unnest(g.role_keys) as k (key) where (");

    public static final TextColumn USER_NAME = UserSearch.fenced("user_name", 1);
    public static final TextColumn FIRST_NAME = UserSearch.fenced("first_name", 2);
    public static final TextColumn LAST_NAME = UserSearch.fenced("last_name", 3);
    public static final TextColumn EMAIL = UserSearch.fenced("email", 6);
    public static final TextColumn ORG_NAME = TextColumn.of("org_name", "go.name");
    public static final TextColumn ORG_DOMAIN = TextColumn.of("org_domain", "go.primary_domain");
    public static final TextColumn PROJECT_NAME =
            TextColumn.of("project_name", "p.name").orderedIndex();

    private static final TextColumn DISPLAY_NAME =
            UserSearch.fenced("display_name", 5).withLongTexts();

    /** No display name is longer: it is made of a first and a last name of up to 200 characters each, and a space. */
    private static final int LONGEST_DISPLAY_NAME = 401;

    private static final ValueColumn ORGANIZATION = new ValueColumn("org_id", "g.org_id");
    private static final ValueColumn PROJECT_OWNER = new ValueColumn("project_org_id", "g.project_org_id");
    private static final ValueColumn CREATION_DATE = new ValueColumn("creation_date", "g.created_at");

    private static final SearchableView VIEW = new SearchableView(
            "user_grant_view g"
                    + UserSql.leftJoin("u", "g.user_id")
                    + OrgSql.leftJoin("go", "g.org_id")
                    + ProjectSql.leftJoin("p", "g.project_id"),
            "g.id",
            UserGrantView.SELECT,
            CREATION_DATE);

    private final Searches searches;

    public UserGrantSearch(Searches searches) {
        this.searches = searches;
    }

    /**
     * Returns the matching grants that an organization has made, ordered by creation.
     *
     * @param withGranted whether to include grants that other organizations have made in projects of this organization
     * @param reach the projects and project grants whose user grants the caller may see
     */
    public Page<UserGrantView> find(String orgId, boolean withGranted, Reach reach, Search search) {
        List<Predicate> all = new ArrayList<>();
        Predicate own = new Predicate.Equal(ORGANIZATION, orgId);
        all.add(withGranted ? new Predicate.Or(List.of(own, new Predicate.Equal(PROJECT_OWNER, orgId))) : own);
        all.add(within(reach));
        return page(all, search);
    }

    /** Returns the matching grants of a user, by whichever organization, ordered by creation. */
    public Page<UserGrantView> ofUser(String userId, Search search) {
        return page(List.of(new Predicate.Equal(USER_ID, userId)), search);
    }

    /** Returns the condition that the display name of the user matches a text, which may be of any length (Z-16). */
    public static Predicate displayName(TextMethod method, String value) {
        return value.codePointCount(0, value.length()) > LONGEST_DISPLAY_NAME
                ? Predicate.never()
                : new Predicate.TextMatch(DISPLAY_NAME, method, value);
    }

    private Page<UserGrantView> page(List<Predicate> scope, Search search) {
        List<Predicate> all = new ArrayList<>(scope);
        all.addAll(search.predicates());
        return searches.find(
                VIEW,
                new Search(all, search.sort(), search.ascending(), search.offset(), search.limit()),
                UserGrantView::read);
    }

    private static Predicate within(Reach reach) {
        return switch (reach) {
            case Reach.Everything everything -> Predicate.always();
            case Reach.Objects objects -> {
                List<String> ids = List.copyOf(objects.ids());
                yield new Predicate.Or(
                        List.of(new Predicate.In(PROJECT_ID, ids), new Predicate.In(PROJECT_GRANT_ID, ids)));
            }
        };
    }
}
