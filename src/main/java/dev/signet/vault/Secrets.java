package dev.signet.vault;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.SecretChange;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the table {@code secrets}: password hashes, digests of tokens and codes, encrypted seeds. These are
 * never part of an event.
 *
 * <p>Changes are applied in the transaction that appends the events of the same decision.
 */
@Singleton
public final class Secrets {
    private final Database database;

    public Secrets(Database database) {
        this.database = database;
    }

    /** One row of the table {@code secrets}. */
    public record Secret(
            String owner,
            String kind,
            String id,
            String value,
            @Nullable Instant expiresAt) {}

    /** Returns the secret with this id if it exists, even if it has expired: the caller checks the expiry. */
    public Optional<Secret> find(String owner, String kind, String id) {
        return find(database, owner, kind, id);
    }

    /** Returns the secret like {@link #find(String, String, String)}, but within the caller's transaction. */
    public Optional<Secret> find(Sql sql, String owner, String kind, String id) {
        return sql.first(
                "select owner, kind, id, value, expires_at from secrets where owner = ? and kind = ? and id = ?",
                Secrets::secret,
                owner,
                kind,
                id);
    }

    /** Returns the values of the secrets of several owners that have this kind and id, by owner. */
    public Map<String, String> values(Collection<String> owners, String kind, String id) {
        Map<String, String> values = new HashMap<>();
        database.query(
                        "select owner, value from secrets where owner = any(?) and kind = ? and id = ?",
                        row -> Map.entry(row.text("owner"), row.text("value")),
                        owners.toArray(String[]::new),
                        kind,
                        id)
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    /**
     * Applies the secret changes of one decision to its stream.
     *
     * @param streamType stream type of the owner, so that {@link #erase} does not remove secrets of an owner of another
     * type with the same id; callers may choose the ids of some owners
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

    /** Removes every secret of the owner with this stream type. */
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
