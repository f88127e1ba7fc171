package dev.signet.application;

import dev.signet.search.SearchableView;
import dev.signet.search.TextColumn;
import dev.signet.search.ValueColumn;

/** The columns by which applications and their keys can be searched. */
public final class ApplicationSearch {
    public static final TextColumn NAME = TextColumn.of("name", "a.name");
    static final ValueColumn PROJECT = new ValueColumn("project_id", "a.project_id");
    static final ValueColumn KEY_APPLICATION = new ValueColumn("app_id", "k.app_id");

    static final SearchableView APPLICATIONS = new SearchableView(
            "application_view a", "a.id", ApplicationView.SELECT, new ValueColumn("creation_date", "a.created_at"));

    static final SearchableView KEYS = new SearchableView(
            "application_key_view k",
            "k.id",
            ApplicationKeyView.SELECT,
            new ValueColumn("creation_date", "k.created_at"));

    private ApplicationSearch() {}
}
