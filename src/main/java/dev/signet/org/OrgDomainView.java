package dev.signet.org;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain of an organization as queries return it. Version and times are those of the last event that changed it.
 *
 * @param proof where the token has to be published or was found; null if no token was requested
 */
public record OrgDomainView(
        String orgId,
        String domain,
        boolean verified,
        boolean primary,
        @Nullable DomainProof proof,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Selects all columns of all domains; a condition is appended. */
    static final String SELECT = "select d.* from org_domain_view d";

    static OrgDomainView read(Row row) throws SQLException {
        return new OrgDomainView(
                row.text("org_id"),
                row.text("domain"),
                row.flag("verified"),
                row.flag("is_primary"),
                Optional.ofNullable(row.textOrNull("validation_type"))
                        .map(DomainProof::valueOf)
                        .orElse(null),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
