package dev.signet.groupgrant;

import dev.signet.access.Reach;
import dev.signet.group.GroupSql;
import dev.signet.project.ProjectSql;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.SearchableView;
import dev.signet.search.Searches;
import dev.signet.search.TextColumn;
import dev.signet.search.ValueColumn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Searches group grants. Names of groups and projects are joined, so that a search finds new names at once. */
@Singleton
public final class GroupGrantSearch {
    public static final ValueColumn GROUP_ID = new ValueColumn("group_id", "g.group_id");
    public static final ValueColumn PROJECT_ID = new ValueColumn("project_id", "g.project_id");
    public static final TextColumn GROUP_NAME =
            TextColumn.of("group_name", "gr.name").orderedIndex();

    /** Matches if any role of the grant matches. Results cannot be sorted by this column. */
    public static final TextColumn ROLE_KEY =
            TextColumn.of("role_key", "k.key").inside("exists (select 1 from unnest(g.role_keys) as k (key) where (");

    private static final ValueColumn PROJECT_GRANT_ID = new ValueColumn("project_grant_id", "g.project_grant_id");
    private static final ValueColumn ORGANIZATION = new ValueColumn("org_id", "g.org_id");

    private static final SearchableView VIEW = new SearchableView(
            "group_grant_view g" + GroupSql.leftJoin("gr", "g.group_id") + ProjectSql.leftJoin("p", "g.project_id"),
            "g.id",
            GroupGrantView.SELECT,
            new ValueColumn("creation_date", "g.created_at"));

    private final Searches searches;

    public GroupGrantSearch(Searches searches) {
        this.searches = searches;
    }

    /**
     * Returns the matching grants that an organization has made to its groups, ordered by creation.
     *
     * @param reach the projects and project grants whose grants the caller may see
     */
    public Page<GroupGrantView> find(String orgId, Reach reach, Search search) {
        List<Predicate> all = new ArrayList<>(List.of(new Predicate.Equal(ORGANIZATION, orgId)));
        if (reach instanceof Reach.Objects objects) {
            List<String> ids = List.copyOf(objects.ids());
            all.add(new Predicate.Or(
                    List.of(new Predicate.In(PROJECT_ID, ids), new Predicate.In(PROJECT_GRANT_ID, ids))));
        }
        all.addAll(search.predicates());
        return searches.find(
                VIEW,
                new Search(all, search.sort(), search.ascending(), search.offset(), search.limit()),
                GroupGrantView::read);
    }
}
