package dev.signet.user.view;

import dev.signet.jdbc.GatheredQuery;

/**
 * SQL fragments with which other packages read {@code user_view}, the table of users. Its columns are listed in
 * {@link UserView#COLUMNS}, except for the state: {@link UserView#stateOf} and {@link UserView#stateInServiceOf} return
 * expressions of it. A parameter {@code id} is an SQL expression of the user's id.
 */
public final class UserSql {
    private UserSql() {}

    /** Returns a left join for a {@link GatheredQuery}. Its columns are null if there is no such user. */
    public static String lookUp(String alias, String id) {
        return GatheredQuery.lookUp("user_view", alias, "id = " + id);
    }

    /** Returns an inner join for a {@link GatheredQuery}, which omits questions for which there is no active user. */
    public static String lookUpActive(String alias, String id) {
        return GatheredQuery.lookUpOnly("user_view", alias, "id = " + id + " and state = 'ACTIVE'");
    }

    /** Returns an inner join, which omits rows for which there is no such user. */
    public static String join(String alias, String id) {
        return " join user_view " + alias + " on " + alias + ".id = " + id;
    }

    /** Returns a left join, whose columns are null if there is no such user. */
    public static String leftJoin(String alias, String id) {
        return " left join user_view " + alias + " on " + alias + ".id = " + id;
    }

    /**
     * Returns the condition that a user is able to sign in: the user is active, or only locked for a while by wrong
     * passwords, and has a password, a client secret, or a token or key that does not expire before a given time.
     *
     * <p>The condition has two parameters, one for tokens and one for keys. Both are the time before which these must
     * not expire.
     *
     * @param alias alias of {@code user_view}
     */
    public static String isAbleToSignIn(String alias) {
        return """
                (%1$s.state = 'ACTIVE' or %1$s.locked_until is not null)
                   and (%1$s.password_changed_at is not null
                        or %1$s.has_secret
                        or exists (select 1 from pat_view t where t.user_id = %1$s.id and t.expires_at >= ?)
                        or exists (select 1 from machine_key_view k where k.user_id = %1$s.id and k.expires_at >= ?))
                """.formatted(alias);
    }
}
