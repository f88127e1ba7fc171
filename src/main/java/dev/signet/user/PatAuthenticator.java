package dev.signet.user;

import dev.signet.access.Authenticator;
import dev.signet.access.Membership;
import dev.signet.access.Principal;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.vault.Digests;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises personal access tokens: unexpired, of an active user in an active organization, judged now.
 *
 * <p>One query, memberships included, answers known and unknown tokens alike, by a keyed digest that cannot be told
 * from another.
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
        List<Holding> holdings = database.query(
                """
                select u.id, u.org_id, s.id as token_id, m.target_type, m.org_id as target_org_id, m.roles
                  from secrets s
                  join user_view u on u.id = s.owner
                  join org_view o on o.id = u.org_id
                  left join membership_view m on m.user_id = u.id
                 where s.kind = ? and s.value = ? and (s.expires_at is null or s.expires_at > ?)
                   and u.state = 'ACTIVE' and o.state = 'ACTIVE'
                """,
                Holding::read,
                MachineCommands.TOKEN,
                digests.token(MachineCommands.TOKEN, bearerToken),
                clock.instant());
        return holdings.isEmpty() ? Optional.empty() : Optional.of(Holding.principal(holdings));
    }

    /** The token's user with one membership, or with none if the user has none. */
    private record Holding(
            String userId,
            String orgId,
            String tokenId,
            @Nullable Membership membership) {

        static Holding read(Row row) throws SQLException {
            Membership membership = row.textOrNull("target_type") == null ? null : Membership.read(row);
            return new Holding(row.text("id"), row.text("org_id"), row.text("token_id"), membership);
        }

        static Principal principal(List<Holding> holdings) {
            Holding any = holdings.getFirst();
            List<Membership> memberships = holdings.stream()
                    .flatMap(holding -> Stream.ofNullable(holding.membership()))
                    .toList();
            return new Principal(any.userId(), any.orgId(), any.tokenId(), null, memberships);
        }
    }
}
