package dev.signet.session;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sign-in of one account in one browser, in its current state.
 *
 * @param agentId the browser, see {@link AgentCookie}; all sessions of a browser share it
 * @param orgId organization of the user
 * @param authTime when the person last authenticated ({@code auth_time})
 * @param expiresAt when the person has to sign in again; tokens that came from the session may be valid for longer
 * @param version number of events so far; the {@code sequence} of ZITADEL's object details
 */
public record Session(
        String id,
        String agentId,
        String userId,
        String orgId,
        SessionState state,
        Instant authTime,
        Set<Proof> proofs,
        Instant expiresAt,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** The authentication method reference that says that several factors were proven (RFC 8176). */
    public static final String MULTIPLE = "mfa";

    static final String COLUMNS =
            "id, agent_id, user_id, org_id, state, auth_time, proofs, expires_at, version, created_at, changed_at";

    public Session {
        proofs = Set.copyOf(proofs);
    }

    /** Tells whether the session has neither been ended nor expired. Whether the user is active is not checked here. */
    public boolean isActive(Instant now) {
        return state == SessionState.ACTIVE && now.isBefore(expiresAt);
    }

    /** Returns the authentication method references (RFC 8176), in a fixed order. */
    public List<String> amr() {
        Stream<String> given = proofs.stream().sorted().map(Proof::amr);
        Stream<String> several = proofs.size() > 1 ? Stream.of(MULTIPLE) : Stream.of();
        return Stream.concat(given, several).distinct().toList();
    }

    /** Reads a row with the columns {@link SessionSql#columns}. */
    public static Session read(Row row) throws SQLException {
        return new Session(
                row.text("id"),
                row.text("agent_id"),
                row.text("user_id"),
                row.text("org_id"),
                SessionState.valueOf(row.text("state")),
                row.instant("auth_time"),
                Proof.read(row.texts("proofs")),
                row.instant("expires_at"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
