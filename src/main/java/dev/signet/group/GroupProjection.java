package dev.signet.group;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Updates {@code group_view} from events. It has one row for each group that was not removed. */
@Singleton
public final class GroupProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("group_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(GroupDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((GroupEvent) recorded.event()) {
            case GroupEvent.Added added ->
                transaction.write(
                        "insert into group_view (id, org_id, name, description, state, version, created_at, changed_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                        recorded.stream().id(),
                        added.orgId(),
                        added.name(),
                        added.description(),
                        GroupState.ACTIVE,
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.recordedAt());
            case GroupEvent.Changed changed ->
                transaction.write(
                        "update group_view set name = ?, description = ?, version = ?, changed_at = ? where id = ?",
                        changed.name(),
                        changed.description(),
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.stream().id());
            case GroupEvent.Deactivated e -> setState(transaction, recorded, GroupState.INACTIVE);
            case GroupEvent.Reactivated e -> setState(transaction, recorded, GroupState.ACTIVE);
            case GroupEvent.Removed e ->
                transaction.write(
                        "delete from group_view where id = ?", recorded.stream().id());
        }
    }

    private static void setState(Writes transaction, RecordedEvent<?> recorded, GroupState state) {
        transaction.write(
                "update group_view set state = ?, version = ?, changed_at = ? where id = ?",
                state,
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }
}
