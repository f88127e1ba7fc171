package dev.signet.vault;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.SecretChange;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets table: password hashes, digests of tokens and codes, encrypted seeds. Never part of an event.
 *
 * <p>Changes are applied in the transaction of the append they belong to.
 */
@Singleton
public final class Secrets {
    private final Database database;

    public Secrets(Database database) {
        this.database = database;
    }

    /** One stored secret. */
    public record Secret(
            String owner,
            String kind,
            String id,
            String value,
            @Nullable Instant expiresAt) {}

    /** The secret with this id, if it exists; expiry is for the caller to judge. */
    public Optional<Secret> find(String owner, String kind, String id) {
        return database.first(
                "select owner, kind, id, value, expires_at from secrets where owner = ? and kind = ? and id = ?",
                Secrets::secret,
                owner,
                kind,
                id);
    }

    /** The secret of a kind with this value; for digests of high-entropy tokens. */
    public Optional<Secret> findByValue(String kind, String value) {
        return database.first(
                "select owner, kind, id, value, expires_at from secrets where kind = ? and value = ?",
                Secrets::secret,
                kind,
                value);
    }

    /**
     * Applies the changes of one decision for its stream.
     *
     * @param streamType what the owner is; ids that callers may choose are unique within their type only
     */
    public void apply(Sql transaction, String streamType, String owner, List<SecretChange> changes) {
        for (SecretChange change : changes) {
            switch (change) {
                case SecretChange.Put put ->
                    transaction.later(
                            "insert into secrets (stream_type, owner, kind, id, value, expires_at) values (?, ?, ?, ?, ?, ?)"
                                    + " on conflict (owner, kind, id) do update set value = excluded.value,"
                                    + " expires_at = excluded.expires_at, created_at = now()",
                            streamType,
                            owner,
                            put.kind(),
                            put.id(),
                            put.value(),
                            put.expiresAt());
                case SecretChange.Remove remove ->
                    transaction.later(
                            "delete from secrets where owner = ? and kind = ? and id = ?",
                            owner,
                            remove.kind(),
                            remove.id());
                case SecretChange.RemoveAll all ->
                    transaction.later("delete from secrets where owner = ? and kind = ?", owner, all.kind());
            }
        }
    }

    /** Removes every secret of a stream. */
    public void erase(Sql transaction, String streamType, String owner) {
        transaction.later("delete from secrets where stream_type = ? and owner = ?", streamType, owner);
    }

    private static Secret secret(Row row) throws SQLException {
        return new Secret(
                row.text("owner"),
                row.text("kind"),
                row.text("id"),
                row.text("value"),
                row.instantOrNull("expires_at"));
    }
}
