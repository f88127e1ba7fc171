package dev.signet.factor.recovery;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps {@code recovery_code_view} up to date, which has a row for each person who has or had recovery codes. */
@Singleton
final class RecoveryProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("recovery_code_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(RecoveryDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        String userId = recorded.stream().id();
        switch ((RecoveryEvent) recorded.event()) {
            case RecoveryEvent.Added(int codes) ->
                transaction.write(
                        "insert into recovery_code_view (user_id, org_id, codes_left, version, created_at, changed_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (user_id) do update set"
                                + " codes_left = excluded.codes_left, version = excluded.version,"
                                + " created_at = excluded.created_at, changed_at = excluded.changed_at",
                        userId,
                        recorded.owner(),
                        codes,
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.recordedAt());
            case RecoveryEvent.Used _ ->
                transaction.write(
                        "update recovery_code_view set codes_left = codes_left - 1, version = ?, changed_at = ?"
                                + " where user_id = ?",
                        recorded.version(),
                        recorded.recordedAt(),
                        userId);
            case RecoveryEvent.Removed _ ->
                transaction.write("delete from recovery_code_view where user_id = ?", userId);
        }
    }
}
