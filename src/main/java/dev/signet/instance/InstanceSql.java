package dev.signet.instance;

/** SQL fragments with which other packages read {@code instance_view}, the table with the row of the instance. */
public final class InstanceSql {
    /**
     * SQL expression that tells whether login names end in a domain if the organization has no setting of its own; null
     * before the instance is set up.
     */
    public static final String USER_LOGIN_MUST_BE_DOMAIN =
            "(select i.user_login_must_be_domain from instance_view i limit 1)";

    /** SQL expression of the id of the instance; null before it is set up. */
    public static final String ID = "(select i.id from instance_view i limit 1)";

    private InstanceSql() {}

    /**
     * Returns a left join to the instance with this id, for its column {@code name}, which is null if there is no such
     * instance. Further join conditions may be appended.
     *
     * @param id SQL expression of the instance's id
     */
    public static String leftJoin(String alias, String id) {
        return " left join instance_view " + alias + " on " + alias + ".id = " + id;
    }
}
