package dev.signet.signingkey;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Reads signing keys from the database. Token issuance and verification use {@link JwkSet}, {@link TokenSigner} and
 * {@link TokenVerifier}, which keep the keys in memory.
 */
@Singleton
public final class SigningKeyQueries {
    private static final String SELECT = "select kid, alg, public_jwk, state, version, created_at, changed_at,"
            + " activatable_at, activated_at, retire_at from signing_key_view";

    private final Database database;
    private final JoseJson json;

    SigningKeyQueries(Database database, JoseJson json) {
        this.database = database;
        this.json = json;
    }

    /** Returns every key that is not removed, oldest first. */
    public List<SigningKeyView> all() {
        return database.query(SELECT + " order by created_at, kid", this::view);
    }

    /** Returns the key with this id, unless it was removed. */
    public Optional<SigningKeyView> find(String kid) {
        return find(database, kid);
    }

    Optional<SigningKeyView> find(Sql sql, String kid) {
        return sql.first(SELECT + " where kid = ?", this::view, kid);
    }

    Optional<SigningKeyView> active(Sql sql, SigningAlgorithm algorithm) {
        return sql.first(SELECT + " where alg = ? and state = ?", this::view, algorithm, SigningKeyState.ACTIVE);
    }

    private SigningKeyView view(Row row) throws SQLException {
        return new SigningKeyView(
                row.text("kid"),
                SigningAlgorithm.valueOf(row.text("alg")),
                json.jwk(row.text("public_jwk")),
                SigningKeyState.valueOf(row.text("state")),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"),
                row.instant("activatable_at"),
                row.instantOrNull("activated_at"),
                row.instantOrNull("retire_at"));
    }
}
