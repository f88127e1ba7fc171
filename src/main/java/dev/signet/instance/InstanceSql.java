package dev.signet.instance;

/** Fragments of SQL by which statements of other features reach the row of the instance. */
public final class InstanceSql {
    /** Whether login names end in a domain where an organization does not say; null before there is an instance. */
    public static final String USER_LOGIN_MUST_BE_DOMAIN =
            "(select i.user_login_must_be_domain from instance_view i limit 1)";

    private InstanceSql() {}

    /**
     * A join to the instance of an id, if there is one; it has the column {@code name}. Further conditions may follow.
     *
     * @param id an expression
     */
    public static String leftJoin(String alias, String id) {
        return " left join instance_view " + alias + " on " + alias + ".id = " + id;
    }
}
