package dev.signet.api.zitadel;

import dev.signet.api.proto.zitadel.change.v1.Change;
import dev.signet.api.proto.zitadel.change.v1.ChangeQuery;
import dev.signet.user.UserChange;
import dev.signet.user.UserQueries;
import dev.signet.user.UserRef;
import dev.signet.user.UserView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Histories of users on the wire, each entry with the name of who caused it. */
@Singleton
final class ChangeMapper {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final UserQueries users;

    ChangeMapper(UserQueries users) {
        this.users = users;
    }

    /** The part of a user's history that the query asks for; the newest first unless asked otherwise. */
    List<Change> changes(UserRef user, ChangeQuery query) {
        List<UserChange> changes = users.changes(user, query.getSequence(), limit(query.getLimit()), query.getAsc());
        Set<String> editors = changes.stream().map(UserChange::editorId).collect(Collectors.toSet());
        Map<String, UserView> known = users.findAll(editors);
        return changes.stream()
                .map(change -> change(change, known.get(change.editorId())))
                .toList();
    }

    /** Limits are unsigned on the wire. */
    private static int limit(int wanted) {
        if (wanted == 0) {
            return DEFAULT_LIMIT;
        }
        return Integer.compareUnsigned(wanted, MAX_LIMIT) > 0 ? MAX_LIMIT : wanted;
    }

    private static Change change(UserChange change, @Nullable UserView editor) {
        Change.Builder mapped = Change.newBuilder()
                .setChangeDate(WireTime.timestamp(change.changedAt()))
                .setEventType(LocalizedMessages.eventType(change.eventType()))
                .setSequence(change.sequence())
                .setEditorId(change.editorId())
                .setEditorDisplayName(change.editorId())
                .setResourceOwnerId(change.orgId());
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
