package dev.signet.org;

import dev.signet.jdbc.GatheredQuery;

/**
 * Fragments of SQL by which statements of other features reach the rows of organizations. They have the columns
 * {@code id}, {@code name}, {@code state} (a name of {@link OrgState}), {@code primary_domain} and
 * {@code user_login_must_be_domain}; look-ups also have {@code verified_domains}, an array in alphabetical order. An
 * {@code id} is an expression.
 */
public final class OrgSql {
    // The domains are part of the look-up because PostgreSQL then reads them once for all questions about an
    // organization. It does not read them for statements that do not use the column.
    private static final String COLUMNS = "id, name, state, primary_domain, user_login_must_be_domain,"
            + " array(select d.domain from org_domain_view d where d.org_id = org_view.id and d.verified order by d.domain)"
            + " as verified_domains";

    private OrgSql() {}

    /** A look-up in a {@link GatheredQuery}; nulls if there is no such organization. */
    public static String lookUp(String alias, String id) {
        return GatheredQuery.lookUp(COLUMNS, "org_view", alias, "id = " + id);
    }

    /** The same look-up, but without the questions for which there is no organization. */
    public static String lookUpOnly(String alias, String id) {
        return GatheredQuery.lookUpOnly(COLUMNS, "org_view", alias, "id = " + id);
    }

    /** The same look-up, but without the questions for which there is no active organization. */
    public static String lookUpActive(String alias, String id) {
        return GatheredQuery.lookUpOnly(COLUMNS, "org_view", alias, "id = " + id + " and state = 'ACTIVE'");
    }

    /** An inner join: rows without an organization are left out. */
    public static String join(String alias, String id) {
        return " join org_view " + alias + " on " + alias + ".id = " + id;
    }

    /** A join to nulls where there is no such organization. Further conditions may follow. */
    public static String leftJoin(String alias, String id) {
        return " left join org_view " + alias + " on " + alias + ".id = " + id;
    }

    /** The condition that an organization is active. */
    public static String isActive(String id) {
        return "exists (select 1 from org_view oa where oa.id = " + id + " and oa.state = 'ACTIVE')";
    }

    /** An array of the verified domains of an organization; null if it has none. */
    public static String verifiedDomains(String id) {
        return "(select array_agg(d.domain order by d.domain) from org_domain_view d where d.org_id = " + id
                + " and d.verified)";
    }
}
