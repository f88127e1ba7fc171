package dev.signet.factor.totp;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.factor.FactorState;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps {@code totp_view} up to date, which has a row for each authenticator app that was not removed. */
@Singleton
final class TotpProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("totp_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(TotpDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        String userId = recorded.stream().id();
        switch ((TotpEvent) recorded.event()) {
            case TotpEvent.Added _ ->
                transaction.write(
                        "insert into totp_view (user_id, org_id, state, version, created_at, changed_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (user_id) do update set"
                                + " state = excluded.state, version = excluded.version,"
                                + " created_at = excluded.created_at, changed_at = excluded.changed_at",
                        userId,
                        recorded.owner(),
                        FactorState.NOT_READY,
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.recordedAt());
            case TotpEvent.Verified _ ->
                transaction.write(
                        "update totp_view set state = ?, version = ?, changed_at = ? where user_id = ?",
                        FactorState.READY,
                        recorded.version(),
                        recorded.recordedAt(),
                        userId);
            case TotpEvent.Checked _ ->
                transaction.write(
                        "update totp_view set version = ?, changed_at = ? where user_id = ?",
                        recorded.version(),
                        recorded.recordedAt(),
                        userId);
            case TotpEvent.Removed _ -> transaction.write("delete from totp_view where user_id = ?", userId);
        }
    }
}
