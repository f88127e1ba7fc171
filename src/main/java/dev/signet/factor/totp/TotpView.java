package dev.signet.factor.totp;

import dev.signet.factor.FactorState;
import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A person's authenticator app, as queries return it.
 *
 * @param version number of events so far
 */
public record TotpView(
        String userId, String orgId, FactorState state, long version, Instant createdAt, Instant changedAt) {
    static final String SELECT = "select user_id, org_id, state, version, created_at, changed_at from totp_view";

    static TotpView read(Row row) throws SQLException {
        return new TotpView(
                row.text("user_id"),
                row.text("org_id"),
                FactorState.valueOf(row.text("state")),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
