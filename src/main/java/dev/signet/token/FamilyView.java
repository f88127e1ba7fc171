package dev.signet.token;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of {@code oidc_session_view}. It holds the whole state of the family, so that a renewal does not have to read
 * the stream.
 *
 * @param orgId organization of the user
 * @param version number of events so far; the {@code sequence} of ZITADEL's object details
 */
public record FamilyView(String id, String orgId, Family family, long version, Instant createdAt, Instant changedAt) {

    /** The columns that {@link #read} needs, for queries in which the table has the alias {@code f}. */
    static final String COLUMNS = "f.id, f.org_id, f.user_id, f.client_id, f.session_id, f.scopes, f.audience,"
            + " f.auth_time, f.amr, f.key_thumbprint, f.userinfo_claims, f.id_token_claims, f.state, f.generation,"
            + " f.renewed_at, f.idle_expires_at, f.expires_at, f.version, f.created_at, f.changed_at";

    public TokenTerms terms() {
        return family.terms();
    }

    static FamilyView read(Row row) throws SQLException {
        TokenTerms terms = new TokenTerms(
                row.text("client_id"),
                row.text("user_id"),
                row.textOrNull("session_id"),
                row.texts("scopes"),
                row.texts("audience"),
                row.instantOrNull("auth_time"),
                row.texts("amr"),
                row.textOrNull("key_thumbprint"),
                row.texts("userinfo_claims"),
                row.texts("id_token_claims"));
        return new FamilyView(
                row.text("id"),
                row.text("org_id"),
                new Family(
                        FamilyState.valueOf(row.text("state")),
                        terms,
                        row.integer("generation"),
                        row.instant("renewed_at"),
                        row.instant("idle_expires_at"),
                        row.instant("expires_at")),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
