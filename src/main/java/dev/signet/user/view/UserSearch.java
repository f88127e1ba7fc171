package dev.signet.user.view;

import dev.signet.jdbc.Database;
import dev.signet.org.OrgDomains;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.RowChanges;
import dev.signet.search.Search;
import dev.signet.search.SearchableView;
import dev.signet.search.Searches;
import dev.signet.search.Suffixed;
import dev.signet.search.TextColumn;
import dev.signet.search.TextMethod;
import dev.signet.search.ValueColumn;
import dev.signet.user.LoginNamePolicy;
import dev.signet.user.UserEventTypes;
import dev.signet.user.UserState;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Searches the users of one organization (requirements Z-7 to Z-11, Z-22). */
@Singleton
public final class UserSearch {
    public static final ValueColumn ID = new ValueColumn("user_ids", "u.id");
    public static final ValueColumn STATE = new ValueColumn("state", "u.state");
    public static final ValueColumn LOCK_OVER = new ValueColumn("state", UserView.isLockOver("u"));
    public static final ValueColumn TYPE = new ValueColumn("type", "u.type");
    public static final ValueColumn CREATION_DATE = new ValueColumn("creation_date", "u.created_at");
    public static final TextColumn USER_NAME =
            TextColumn.of("user_name", "u.user_name").orderedIndex().fencedIn("u.search_text", 1);
    public static final TextColumn FIRST_NAME = fenced("first_name", 2);
    public static final TextColumn LAST_NAME = fenced("last_name", 3).orderedIndex();
    public static final TextColumn NICK_NAME = fenced("nick_name", 4);
    public static final TextColumn DISPLAY_NAME = fenced("display_name", 5);
    public static final TextColumn EMAIL =
            TextColumn.of("email", "u.email").orderedIndex().fencedIn("u.search_text", 6);

    private static final ValueColumn ORGANIZATION = new ValueColumn("org_id", "u.org_id");
    private static final SearchableView VIEW = new SearchableView(
            "user_view u",
            "u.id",
            UserView.SELECT,
            CREATION_DATE,
            new RowChanges(UserEventTypes.SEARCHED, Set.of(LOCK_OVER)));

    private final Searches searches;
    private final Database database;
    private final LoginNamePolicy policy;

    public UserSearch(Searches searches, Database database, LoginNamePolicy policy) {
        this.searches = searches;
        this.database = database;
        this.policy = policy;
    }

    /**
     * Returns the matching users of the organization, ordered by creation unless the search names another order.
     * Deleted users are only included if the search asks for them.
     */
    public Page<UserView> find(String orgId, Search search) {
        List<Predicate> all = new ArrayList<>();
        all.add(new Predicate.Equal(ORGANIZATION, orgId));
        if (search.predicates().stream().noneMatch(UserSearch::asksForDeleted)) {
            all.add(new Predicate.Not(deleted()));
        }
        all.addAll(search.predicates());
        return searches.find(
                VIEW,
                new Search(all, search.sort(), search.ascending(), search.offset(), search.limit()),
                UserView::read);
    }

    /** Returns the condition that at least one login name of a user of this organization matches the value. */
    public Predicate loginName(String orgId, TextMethod method, String value) {
        if (!policy.mustBeDomain(orgId)) {
            return new Predicate.TextMatch(USER_NAME, method, value);
        }
        return new Predicate.Or(OrgDomains.of(database, orgId).stream()
                .map(domain -> Suffixed.match(USER_NAME, '@' + domain, method, value))
                .toList());
    }

    /** Returns the condition that a user currently is in this state; a lock that has ended does not count. */
    public static Predicate inState(UserState state) {
        Predicate stored = new Predicate.Equal(STATE, state.name());
        Predicate lockOver = new Predicate.Equal(LOCK_OVER, true);
        return switch (state) {
            case ACTIVE -> new Predicate.Or(List.of(stored, lockOver));
            case LOCKED -> new Predicate.And(List.of(stored, new Predicate.Not(lockOver)));
            case ABSENT, INACTIVE, DELETED, SUSPENDED, INITIAL -> stored;
        };
    }

    /**
     * Returns the column of a name that the index for parts of names contains, for searches of other tables that join
     * {@code user_view} with the alias {@code u}.
     *
     * @param name name of the column
     * @param position position in the index
     */
    public static TextColumn fenced(String name, int position) {
        return TextColumn.of(name, "u." + name).fencedIn("u.search_text", position);
    }

    private static Predicate deleted() {
        return new Predicate.Equal(STATE, UserState.DELETED.name());
    }

    private static boolean asksForDeleted(Predicate predicate) {
        return switch (predicate) {
            case Predicate.TextMatch match -> false;
            case Predicate.Equal equal -> equal.equals(deleted());
            case Predicate.In in -> false;
            case Predicate.And and -> and.parts().stream().anyMatch(UserSearch::asksForDeleted);
            case Predicate.Or or -> or.parts().stream().anyMatch(UserSearch::asksForDeleted);
            case Predicate.Not not -> asksForDeleted(not.part());
        };
    }
}
