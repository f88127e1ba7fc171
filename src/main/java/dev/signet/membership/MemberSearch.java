package dev.signet.membership;

import dev.signet.access.Target;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.SearchableView;
import dev.signet.search.Searches;
import dev.signet.search.TextColumn;
import dev.signet.search.ValueColumn;
import dev.signet.user.view.UserSearch;
import dev.signet.user.view.UserSql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Searches the members of a target. */
@Singleton
public final class MemberSearch {
    public static final ValueColumn USER_ID = new ValueColumn("user_id", "m.user_id");
    public static final ValueColumn USER_ORG = new ValueColumn("user_resource_owner", "u.org_id");
    public static final ValueColumn CREATION_DATE = new ValueColumn("creation_date", "m.created_at");
    public static final ValueColumn CHANGE_DATE = new ValueColumn("change_date", "m.changed_at");
    public static final TextColumn FIRST_NAME = UserSearch.fenced("first_name", 2);
    public static final TextColumn LAST_NAME = UserSearch.fenced("last_name", 3);
    public static final TextColumn EMAIL = UserSearch.fenced("email", 6);

    private static final ValueColumn TYPE = new ValueColumn("target_type", "m.target_type");
    private static final ValueColumn TARGET_ID = new ValueColumn("target_id", "m.target_id");
    private static final ValueColumn PROJECT_GRANT_ID = new ValueColumn("project_grant_id", "m.project_grant_id");
    private static final SearchableView VIEW = new SearchableView(
            "membership_view m" + UserSql.leftJoin("u", "m.user_id"), "m.stream_id", MemberView.SELECT, CREATION_DATE);

    private final Searches searches;

    public MemberSearch(Searches searches) {
        this.searches = searches;
    }

    /** Returns the matching members of a target, ordered by creation unless the search names another order. */
    public Page<MemberView> find(Target target, Search search) {
        List<Predicate> all = new ArrayList<>();
        all.add(new Predicate.Equal(TYPE, MembershipLevel.of(target).name()));
        all.add(
                switch (target) {
                    case Target.Instance instance -> new Predicate.Equal(TARGET_ID, instance.owner());
                    case Target.Organization org -> new Predicate.Equal(TARGET_ID, org.owner());
                    case Target.Project project -> new Predicate.Equal(TARGET_ID, project.projectId());
                    case Target.ProjectGrant grant -> new Predicate.Equal(PROJECT_GRANT_ID, grant.grantId());
                });
        all.addAll(search.predicates());
        return searches.find(
                VIEW,
                new Search(all, search.sort(), search.ascending(), search.offset(), search.limit()),
                MemberView::read);
    }
}
