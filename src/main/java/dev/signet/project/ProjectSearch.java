package dev.signet.project;

import dev.signet.search.SearchableView;
import dev.signet.search.TextColumn;
import dev.signet.search.ValueColumn;

/** The columns by which projects and roles can be searched. */
public final class ProjectSearch {
    public static final TextColumn NAME = TextColumn.of("name", "p.name").orderedIndex();
    public static final ValueColumn RESOURCE_OWNER = new ValueColumn("resource_owner", "p.org_id");
    public static final ValueColumn ID = new ValueColumn("project_id", "p.id");
    static final SearchableView PROJECTS = new SearchableView(
            "project_view p", "p.id", ProjectView.SELECT, new ValueColumn("creation_date", "p.created_at"));

    public static final TextColumn ROLE_KEY = TextColumn.of("key", "r.key");
    public static final TextColumn ROLE_DISPLAY_NAME = TextColumn.of("display_name", "r.display_name");
    static final ValueColumn ROLE_PROJECT = new ValueColumn("project_id", "r.project_id");
    static final SearchableView ROLES = new SearchableView(
            "project_role_view r", "r.id", ProjectRoleView.SELECT, new ValueColumn("creation_date", "r.created_at"));

    private ProjectSearch() {}
}
