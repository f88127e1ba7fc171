package dev.signet.token;

import static dev.signet.jdbc.GatheredQuery.questions;

import dev.signet.access.Authenticator;
import dev.signet.access.Membership;
import dev.signet.access.Principal;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.jdbc.Row;
import dev.signet.membership.MembershipSql;
import dev.signet.org.OrgSql;
import dev.signet.user.MachineCommands;
import dev.signet.user.view.UserSql;
import dev.signet.vault.Digests;
import dev.signet.vault.SecretsSql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates callers by personal access tokens. The token must be unexpired and belong to an active user in an
 * active organization; this is checked at each call.
 *
 * <p>Known and unknown tokens are looked up by the same query, which also reads the memberships. It compares keyed
 * digests, so that its time reveals nothing about existing tokens.
 */
@Singleton
public final class PatAuthenticator implements Authenticator {
    private static final int TOKEN_LENGTH = 43;

    private static final String HOLDINGS = """
            select q.question, u.id, u.org_id, s.id as token_id, s.expires_at,
            """
            + MembershipSql.COLUMNS
            + " from "
            + questions("digest")
            + SecretsSql.lookUpValue("s", MachineCommands.TOKEN, "q.digest")
            + UserSql.lookUpActive("u", "s.owner")
            + OrgSql.lookUpActive("o", "u.org_id")
            + MembershipSql.lookUp("m", "u.id");

    private final GatheredQuery<Holding> holdings;
    private final Digests digests;
    private final Clock clock;

    PatAuthenticator(Database database, Digests digests, Clock clock) {
        this.holdings = new GatheredQuery<>(database, HOLDINGS, Holding::read);
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public Optional<Principal> authenticate(String bearerToken) {
        if (bearerToken.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<Holding> held = holdings.ask(digests.token(MachineCommands.TOKEN, bearerToken)).stream()
                .filter(holding ->
                        holding.expiresAt() == null || holding.expiresAt().isAfter(now))
                .toList();
        return held.isEmpty() ? Optional.empty() : Optional.of(Holding.principal(held));
    }

    /** A row of the query: the token's user with one membership, or with null if the user has none. */
    private record Holding(
            String userId,
            String orgId,
            String tokenId,
            @Nullable Instant expiresAt,
            @Nullable Membership membership) {

        static Holding read(Row row) throws SQLException {
            Membership membership = row.textOrNull("target_type") == null ? null : Membership.read(row);
            return new Holding(
                    row.text("id"),
                    row.text("org_id"),
                    row.text("token_id"),
                    row.instantOrNull("expires_at"),
                    membership);
        }

        static Principal principal(List<Holding> holdings) {
            Holding any = holdings.getFirst();
            List<Membership> memberships = holdings.stream()
                    .flatMap(holding -> Stream.ofNullable(holding.membership()))
                    .toList();
            return new Principal(any.userId(), any.orgId(), any.tokenId(), null, null, memberships, null);
        }
    }
}
