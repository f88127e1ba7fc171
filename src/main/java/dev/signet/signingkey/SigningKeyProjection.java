package dev.signet.signingkey;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Sql;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Keeps {@code signing_key_view}: one row for each key that is not removed. */
@Singleton
final class SigningKeyProjection implements InlineProjection {
    private final JoseJson json;

    SigningKeyProjection(JoseJson json) {
        this.json = json;
    }

    @Override
    public Set<String> tables() {
        return Set.of("signing_key_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(SigningKeyDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        String kid = recorded.stream().id();
        switch ((SigningKeyEvent) recorded.event()) {
            case SigningKeyEvent.Added added ->
                transaction.write(
                        "insert into signing_key_view (kid, alg, public_jwk, state, version, created_at, changed_at,"
                                + " activatable_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        kid,
                        added.publicKey().alg(),
                        new Sql.Json(new String(json.write(added.publicKey()), StandardCharsets.UTF_8)),
                        SigningKeyState.INITIAL,
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.recordedAt(),
                        added.activatableAt());
            case SigningKeyEvent.Activated activated ->
                transaction.write(
                        "update signing_key_view set state = ?, activated_at = ?, version = ?, changed_at = ?"
                                + " where kid = ?",
                        SigningKeyState.ACTIVE,
                        recorded.recordedAt(),
                        recorded.version(),
                        recorded.recordedAt(),
                        kid);
            case SigningKeyEvent.Deactivated deactivated ->
                transaction.write(
                        "update signing_key_view set state = ?, retire_at = ?, version = ?, changed_at = ?"
                                + " where kid = ?",
                        SigningKeyState.INACTIVE,
                        deactivated.retireAt(),
                        recorded.version(),
                        recorded.recordedAt(),
                        kid);
            case SigningKeyEvent.Removed removed ->
                transaction.write("delete from signing_key_view where kid = ?", kid);
        }
    }
}
