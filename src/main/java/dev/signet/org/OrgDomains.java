package dev.signet.org;

import dev.signet.jdbc.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reads the verified domains of organizations. */
public final class OrgDomains {
    private OrgDomains() {}

    /** An organization for which a domain is verified; the domain is in lower case. */
    public record Owner(String domain, String orgId) {}

    /**
     * Returns the organizations for which one of these domains is verified, in order of their ids. The case of the
     * domains does not matter.
     */
    public static List<Owner> ownersOf(Sql sql, Collection<String> domains) {
        return sql.query(
                "select lower(domain) as domain, org_id from org_domain_view where lower(domain) = any(?) and verified"
                        + " order by org_id",
                row -> new Owner(row.text("domain"), row.text("org_id")),
                (Object) domains.stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
    }

    /** Returns the organizations that claim this domain without a proof, in order of their ids. */
    static List<String> claimants(Sql sql, String domain) {
        return sql.query(
                "select org_id from org_domain_view where domain = ? and not verified order by org_id",
                row -> row.text("org_id"),
                domain);
    }

    /** Returns the verified domains of an organization in alphabetical order. */
    public static List<String> of(Sql sql, String orgId) {
        return sql.query(
                "select domain from org_domain_view where org_id = ? and verified order by domain",
                row -> row.text("domain"),
                orgId);
    }
}
