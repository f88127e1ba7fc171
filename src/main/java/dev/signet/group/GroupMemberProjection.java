package dev.signet.group;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Updates {@code group_member_view} from events. It has one row for each current membership. */
@Singleton
public final class GroupMemberProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("group_member_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(GroupMemberDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((GroupMemberEvent) recorded.event()) {
            case GroupMemberEvent.Added(String groupId, String userId) ->
                transaction.write(
                        "insert into group_member_view (stream_id, group_id, user_id, org_id, version, created_at)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        recorded.stream().id(),
                        groupId,
                        userId,
                        recorded.owner(),
                        recorded.version(),
                        recorded.recordedAt());
            case GroupMemberEvent.Ended e ->
                transaction.write(
                        "delete from group_member_view where stream_id = ?",
                        recorded.stream().id());
        }
    }
}
