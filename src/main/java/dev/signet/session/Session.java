package dev.signet.session;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One account signed in in one browser, as now.
 *
 * @param agentId the browser, see {@link AgentCookie}; its sessions share it
 * @param orgId organization of the user
 * @param authTime when the person last proved who they are ({@code auth_time})
 * @param expiresAt when the browser has to ask again; tokens may live on
 * @param version events so far; the sequence of ZITADEL's object details
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

    static final String COLUMNS =
            "id, agent_id, user_id, org_id, state, auth_time, proofs, expires_at, version," + " created_at, changed_at";

    public Session {
        proofs = Set.copyOf(proofs);
    }

    /** Whether the person is signed in: neither signed out nor expired. The user's own state is for the gate to judge. */
    public boolean isActive(Instant now) {
        return state == SessionState.ACTIVE && now.isBefore(expiresAt);
    }

    /** Authentication method references (RFC 8176), in a fixed order. */
    public List<String> amr() {
        return proofs.stream().sorted().map(Proof::amr).toList();
    }

    static Session read(Row row) throws SQLException {
        Set<Proof> proofs = EnumSet.noneOf(Proof.class);
        row.texts("proofs").forEach(name -> proofs.add(Proof.valueOf(name)));
        return new Session(
                row.text("id"),
                row.text("agent_id"),
                row.text("user_id"),
                row.text("org_id"),
                SessionState.valueOf(row.text("state")),
                row.instant("auth_time"),
                proofs,
                row.instant("expires_at"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
