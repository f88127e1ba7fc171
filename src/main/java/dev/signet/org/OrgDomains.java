package dev.signet.org;

import dev.signet.jdbc.Sql;
import java.util.List;
import java.util.Locale;

/** Reads which domains are verified. */
public final class OrgDomains {
    private OrgDomains() {}

    /** Ids of the organizations for which a domain is verified, whatever its case. */
    public static List<String> ownersOf(Sql sql, String domain) {
        return sql.query(
                "select org_id from org_domain_view where lower(domain) = ? and verified order by org_id",
                row -> row.text("org_id"),
                domain.toLowerCase(Locale.ROOT));
    }

    /** The verified domains of an organization in alphabetical order. */
    public static List<String> of(Sql sql, String orgId) {
        return sql.query(
                "select domain from org_domain_view where org_id = ? and verified order by domain",
                row -> row.text("domain"),
                orgId);
    }
}
