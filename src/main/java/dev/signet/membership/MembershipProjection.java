package dev.signet.membership;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Updates {@code membership_view} from events. It has one row for each current membership. */
@Singleton
final class MembershipProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("membership_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of("membership");
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((MembershipEvent) recorded.event()) {
            case MembershipEvent.InstanceMemberAdded added ->
                insert(transaction, recorded, added, MembershipLevel.INSTANCE, recorded.owner(), null);
            case MembershipEvent.OrgMemberAdded added ->
                insert(transaction, recorded, added, MembershipLevel.ORGANIZATION, recorded.owner(), null);
            case MembershipEvent.ProjectMemberAdded added ->
                insert(transaction, recorded, added, MembershipLevel.PROJECT, added.projectId(), null);
            case MembershipEvent.ProjectGrantMemberAdded added ->
                insert(
                        transaction,
                        recorded,
                        added,
                        MembershipLevel.PROJECT_GRANT,
                        added.projectId(),
                        added.projectGrantId());
            case MembershipEvent.Changed changed ->
                transaction.write(
                        "update membership_view set roles = ?, version = ?, changed_at = ? where stream_id = ?",
                        changed.roles().toArray(String[]::new),
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.stream().id());
            case MembershipEvent.Removed removed ->
                transaction.write(
                        "delete from membership_view where stream_id = ?",
                        recorded.stream().id());
        }
    }

    private static void insert(
            Writes transaction,
            RecordedEvent<?> recorded,
            MembershipEvent.Added added,
            MembershipLevel level,
            String targetId,
            @Nullable String projectGrantId) {
        transaction.write(
                "insert into membership_view (stream_id, user_id, target_type, target_id, org_id, project_grant_id, roles,"
                        + " version, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                recorded.stream().id(),
                added.userId(),
                level,
                targetId,
                recorded.owner(),
                projectGrantId,
                added.roles().toArray(String[]::new),
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }
}
