package dev.signet.api.zitadel.wire;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.change.v1.Change;
import dev.signet.api.proto.zitadel.change.v1.ChangeQuery;
import dev.signet.application.ApplicationQueries;
import dev.signet.application.ApplicationRef;
import dev.signet.eventstore.EventStore;
import dev.signet.org.OrgQueries;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.projectgrant.ProjectGrantView;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Converts the history of an object to messages, each with the name of the user who made the change. The newest entry
 * comes first by default.
 */
@Singleton
public final class ChangeMapper {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final UserQueries users;
    private final OrgQueries orgs;
    private final ProjectQueries projects;
    private final ProjectGrantQueries projectGrants;
    private final ApplicationQueries applications;

    ChangeMapper(
            UserQueries users,
            OrgQueries orgs,
            ProjectQueries projects,
            ProjectGrantQueries projectGrants,
            ApplicationQueries applications) {
        this.users = users;
        this.projectGrants = projectGrants;
        this.orgs = orgs;
        this.projects = projects;
        this.applications = applications;
    }

    /** The part of a user's history that the query asks for. */
    public List<Change> changes(UserRef user, ChangeQuery query) {
        return mapped(users.changes(user, query.getSequence(), limit(query.getLimit()), query.getAsc()));
    }

    /** The part of an organization's history that the query asks for. */
    public List<Change> ofOrg(String orgId, ChangeQuery query) {
        return mapped(orgs.changes(orgId, query.getSequence(), limit(query.getLimit()), query.getAsc()));
    }

    /** The part of a project's history that the query asks for. */
    public List<Change> changes(ProjectRef project, ChangeQuery query) {
        return mapped(projects.changes(project, query.getSequence(), limit(query.getLimit()), query.getAsc()));
    }

    /** The part of a project grant's history that the query asks for. */
    public List<Change> changes(ProjectGrantView grant, ChangeQuery query) {
        return mapped(projectGrants.changes(grant, query.getSequence(), limit(query.getLimit()), query.getAsc()));
    }

    /** The part of an application's history that the query asks for. */
    public List<Change> changes(ApplicationRef application, ChangeQuery query) {
        return mapped(applications.changes(application, query.getSequence(), limit(query.getLimit()), query.getAsc()));
    }

    private List<Change> mapped(List<EventStore.Change> entries) {
        Set<String> editors = entries.stream().map(EventStore.Change::actor).collect(Collectors.toSet());
        Map<String, UserView> known = users.findAll(editors);
        return entries.stream()
                .map(entry -> change(entry, known.get(entry.actor())))
                .toList();
    }

    /** Compares as unsigned, because limits are unsigned in the contract. */
    private static int limit(int wanted) {
        if (wanted == 0) {
            return DEFAULT_LIMIT;
        }
        return Integer.compareUnsigned(wanted, MAX_LIMIT) > 0 ? MAX_LIMIT : wanted;
    }

    private static Change change(EventStore.Change entry, @Nullable UserView editor) {
        Change.Builder mapped = Change.newBuilder()
                .setChangeDate(WireTime.timestamp(entry.recordedAt()))
                .setEventType(LocalizedMessages.eventType(entry.type()))
                .setSequence(entry.version())
                .setEditorId(entry.actor())
                .setEditorDisplayName(entry.actor())
                .setResourceOwnerId(entry.owner());
        if (editor != null) {
            mapped.setEditorDisplayName(editor.displayName()).setEditorPreferredLoginName(editor.preferredLoginName());
            UserView.Human human = editor.human();
            if (human != null) {
                mapped.setEditorAvatarUrl(human.avatarUrl());
            }
        }
        return mapped.build();
    }
}
