package dev.signet.group;

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

/** Searches groups and their members. */
@Singleton
public final class GroupSearch {
    public static final ValueColumn ID = new ValueColumn("group_ids", "g.id");
    public static final ValueColumn ORGANIZATION = new ValueColumn("organization_id", "g.org_id");
    public static final TextColumn NAME = TextColumn.of("name", "g.name").orderedIndex();
    public static final ValueColumn CREATION_DATE = new ValueColumn("creation_date", "g.created_at");
    public static final ValueColumn CHANGE_DATE = new ValueColumn("change_date", "g.changed_at");

    public static final ValueColumn MEMBER_GROUP = new ValueColumn("group_ids", "m.group_id");
    public static final ValueColumn MEMBER_USER = new ValueColumn("user_ids", "m.user_id");
    public static final ValueColumn MEMBER_ORGANIZATION = new ValueColumn("organization_id", "m.org_id");
    public static final ValueColumn MEMBER_SINCE = new ValueColumn("creation_date", "m.created_at");

    private static final SearchableView GROUPS =
            new SearchableView("group_view g", "g.id", GroupView.SELECT, CREATION_DATE);
    private static final SearchableView MEMBERS =
            new SearchableView("group_member_view m", "m.stream_id", GroupMemberView.SELECT, MEMBER_SINCE);

    private final Searches searches;

    public GroupSearch(Searches searches) {
        this.searches = searches;
    }

    /**
     * Returns the matching groups.
     *
     * @param visible which groups the caller may see
     */
    public Page<GroupView> groups(Predicate visible, Search search) {
        return searches.find(GROUPS, within(visible, search), GroupView::read);
    }

    /**
     * Returns the matching memberships.
     *
     * @param visible which memberships the caller may see
     */
    public Page<GroupMemberView> members(Predicate visible, Search search) {
        return searches.find(MEMBERS, within(visible, search), GroupMemberView::read);
    }

    private static Search within(Predicate visible, Search search) {
        List<Predicate> all = new ArrayList<>(List.of(visible));
        all.addAll(search.predicates());
        return new Search(all, search.sort(), search.ascending(), search.offset(), search.limit());
    }
}
