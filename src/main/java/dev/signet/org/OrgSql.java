package dev.signet.org;

import dev.signet.jdbc.GatheredQuery;

/**
 * SQL fragments with which other packages read {@code org_view}, the table of organizations. They give access to the
 * columns {@code id}, {@code name}, {@code state} (a name of {@link OrgState}), {@code primary_domain} and
 * {@code user_login_must_be_domain}; look-ups also have {@code verified_domains}, an array in alphabetical order. A
 * parameter {@code id} is an SQL expression of the organization's id.
 */
public final class OrgSql {
    // The domains are part of the look-up because PostgreSQL then reads them once for all questions about an
    // organization. It does not read them for statements that do not use the column.
    private static final String COLUMNS = "id, name, state, primary_domain, user_login_must_be_domain,"
            + " array(select d.domain from org_domain_view d where d.org_id = org_view.id and d.verified order by d.domain)"
            + " as verified_domains";

    private OrgSql() {}

    /** Returns a left join for a {@link GatheredQuery}. Its columns are null if there is no such organization. */
    public static String lookUp(String alias, String id) {
        return GatheredQuery.lookUp(COLUMNS, "org_view", alias, "id = " + id);
    }

    /**
     * Returns an inner join for a {@link GatheredQuery}, which omits questions for which there is no such organization.
     */
    public static String lookUpOnly(String alias, String id) {
        return GatheredQuery.lookUpOnly(COLUMNS, "org_view", alias, "id = " + id);
    }

    /**
     * Returns an inner join for a {@link GatheredQuery}, which omits questions for which there is no active
     * organization.
     */
    public static String lookUpActive(String alias, String id) {
        return GatheredQuery.lookUpOnly(COLUMNS, "org_view", alias, "id = " + id + " and state = 'ACTIVE'");
    }

    /** Returns an inner join, which omits rows for which there is no such organization. */
    public static String join(String alias, String id) {
        return " join org_view " + alias + " on " + alias + ".id = " + id;
    }

    /**
     * Returns a left join, whose columns are null if there is no such organization. Further join conditions may be
     * appended.
     */
    public static String leftJoin(String alias, String id) {
        return " left join org_view " + alias + " on " + alias + ".id = " + id;
    }

    /** Returns the condition that an organization is active. */
    public static String isActive(String id) {
        return "exists (select 1 from org_view oa where oa.id = " + id + " and oa.state = 'ACTIVE')";
    }

    /**
     * Returns an SQL expression of the verified domains of an organization, an array in alphabetical order; null if it
     * has none.
     */
    public static String verifiedDomains(String id) {
        return "(select array_agg(d.domain order by d.domain) from org_domain_view d where d.org_id = " + id
                + " and d.verified)";
    }
}
