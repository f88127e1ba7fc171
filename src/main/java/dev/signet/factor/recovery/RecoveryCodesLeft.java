package dev.signet.factor.recovery;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A person's recovery codes, as queries return them.
 *
 * @param left how many were not used yet, 0 to 10
 * @param createdAt when the codes were made
 */
public record RecoveryCodesLeft(int left, Instant createdAt) {

    static RecoveryCodesLeft read(Row row) throws SQLException {
        return new RecoveryCodesLeft(row.integer("codes_left"), row.instant("created_at"));
    }
}
