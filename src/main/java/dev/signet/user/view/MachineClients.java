package dev.signet.user.view;

import static dev.signet.jdbc.GatheredQuery.lookUpOnly;
import static dev.signet.jdbc.GatheredQuery.questions;

import dev.signet.access.AccessTokenType;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.jdbc.Row;
import dev.signet.user.MachineCommands;
import dev.signet.vault.Digests;
import dev.signet.vault.SecretsSql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds machine users that authenticate as clients to get tokens for themselves. The caller checks the state of the
 * user.
 */
@Singleton
public final class MachineClients {
    /**
     * Finds machine users with a client secret by id or by user name. Users of several organizations may have the same
     * user name; the secret decides which one is meant.
     */
    private static final String WITH_SECRET = "select q.question, u.id, u.access_token_type, s.value from "
            + questions("client_id")
            + """
               cross join lateral (
                 select id, access_token_type from user_view where id = q.client_id and type = 'MACHINE'
                 union
                 select id, access_token_type from user_view
                  where lower(user_name) collate "C" = lower(q.client_id) and type = 'MACHINE') u
              """
            + SecretsSql.lookUpOnly("s", "u.id", MachineCommands.SECRET, MachineCommands.SECRET_ID);

    private static final String WITH_KEY =
            "select q.question, u.id, u.access_token_type, k.public_key, k.expires_at from "
                    + questions("user_id", "key_id")
                    + lookUpOnly("user_view", "u", "id = q.user_id and type = 'MACHINE'")
                    + lookUpOnly("machine_key_view", "k", "id = q.key_id and user_id = u.id");

    private final GatheredQuery<WithSecret> withSecret;
    private final GatheredQuery<WithKey> withKey;
    private final Digests digests;
    private final Clock clock;

    MachineClients(Database database, Digests digests, Clock clock) {
        this.withSecret = new GatheredQuery<>(database, WITH_SECRET, WithSecret::read);
        this.withKey = new GatheredQuery<>(database, WITH_KEY, WithKey::read);
        this.digests = digests;
        this.clock = clock;
    }

    /** A machine user and the type of its access tokens. */
    public record MachineClient(String userId, AccessTokenType accessTokenType) {
        private static MachineClient read(Row row) throws SQLException {
            return new MachineClient(row.text("id"), AccessTokenType.valueOf(row.text("access_token_type")));
        }
    }

    /**
     * A machine user and one of its keys.
     *
     * @param publicKey SubjectPublicKeyInfo in PEM
     */
    public record Keyed(MachineClient machine, String publicKey) {}

    /** Returns the machine user with this id or user name and this secret, which is compared in constant time. */
    public Optional<MachineClient> bySecret(String clientId, String secret) {
        String digest = digests.token(MachineCommands.SECRET, secret);
        return withSecret.ask(clientId).stream()
                .filter(candidate -> Digests.same(candidate.digest(), digest))
                .map(WithSecret::machine)
                .findFirst();
    }

    /** Returns the machine user with this id and its key with this id, unless the key has expired. */
    public Optional<Keyed> byKey(String userId, String keyId) {
        Instant now = clock.instant();
        return withKey.ask(userId, keyId).stream()
                .filter(key -> key.expiresAt().isAfter(now))
                .map(WithKey::keyed)
                .findFirst();
    }

    private record WithSecret(MachineClient machine, String digest) {
        static WithSecret read(Row row) throws SQLException {
            return new WithSecret(MachineClient.read(row), row.text("value"));
        }
    }

    private record WithKey(Keyed keyed, Instant expiresAt) {
        static WithKey read(Row row) throws SQLException {
            return new WithKey(new Keyed(MachineClient.read(row), row.text("public_key")), row.instant("expires_at"));
        }
    }
}
