package dev.signet.oidc.token;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.token.TokenForm;
import dev.signet.user.AccessTokenType;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds the machine user that asks for itself; whether it may is for the gate to tell. */
@Singleton
public final class Machines {
    private static final int MOST = 20;

    private final Database database;

    Machines(Database database) {
        this.database = database;
    }

    /** A machine user and the form its access tokens have. */
    public record Machine(String userId, TokenForm form) {}

    /** Machines that a client id can mean: by id, or by user name, of which each organization may have one. */
    List<Machine> named(String clientId) {
        return database.query(
                "select id, access_token_type from user_view where type = 'MACHINE'"
                        + " and (id = ? or lower(user_name) collate \"C\" = lower(?)) limit " + MOST,
                Machines::machine,
                clientId,
                clientId);
    }

    /** The machine with this id and the PEM of one of its unexpired keys. */
    public Optional<Keyed> withKey(String userId, String keyId) {
        return database.first(
                "select u.id, u.access_token_type, k.public_key from user_view u"
                        + " join machine_key_view k on k.user_id = u.id"
                        + " where u.id = ? and k.id = ? and u.type = 'MACHINE' and k.expires_at > now()",
                row -> new Keyed(machine(row), row.text("public_key")),
                userId,
                keyId);
    }

    /** A machine and the key it names. */
    public record Keyed(Machine machine, String publicKey) {}

    private static Machine machine(Row row) throws SQLException {
        AccessTokenType type = AccessTokenType.valueOf(row.text("access_token_type"));
        return new Machine(row.text("id"), type == AccessTokenType.JWT ? TokenForm.JWT : TokenForm.OPAQUE);
    }
}
