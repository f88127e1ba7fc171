package dev.signet.user;

import dev.signet.access.Authenticator;
import dev.signet.access.Principal;
import dev.signet.jdbc.Database;
import dev.signet.vault.Digests;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Recognises personal access tokens: unexpired, of an active user in an active organization, judged now.
 *
 * <p>One query answers known and unknown tokens alike, by a keyed digest that cannot be told from another.
 */
@Singleton
public final class PatAuthenticator implements Authenticator {
    private static final int TOKEN_LENGTH = 43;

    private final Database database;
    private final Digests digests;
    private final Clock clock;

    PatAuthenticator(Database database, Digests digests, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public Optional<Principal> authenticate(String bearerToken) {
        if (bearerToken.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        return database.first(
                """
                select u.id, u.org_id, s.id as token_id
                  from secrets s
                  join user_view u on u.id = s.owner
                  join org_view o on o.id = u.org_id
                 where s.kind = ? and s.value = ? and (s.expires_at is null or s.expires_at > ?)
                   and u.state = 'ACTIVE' and o.state = 'ACTIVE'
                """,
                row -> new Principal(row.text("id"), row.text("org_id"), row.text("token_id")),
                MachineCommands.TOKEN,
                digests.token(MachineCommands.TOKEN, bearerToken),
                clock.instant());
    }
}
