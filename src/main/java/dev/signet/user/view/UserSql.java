package dev.signet.user.view;

import dev.signet.jdbc.GatheredQuery;

/**
 * Fragments of SQL by which statements of other features reach the rows of users. They have the columns that
 * {@link UserView#COLUMNS} names, and {@link UserView#stateOf} and {@link UserView#stateInServiceOf}
 * return expressions of their state. An {@code id} is an expression.
 */
public final class UserSql {
    private UserSql() {}

    /** A look-up in a {@link GatheredQuery}; nulls if there is no such user. */
    public static String lookUp(String alias, String id) {
        return GatheredQuery.lookUp("user_view", alias, "id = " + id);
    }

    /** The same look-up, but without the questions for which there is no active user. */
    public static String lookUpActive(String alias, String id) {
        return GatheredQuery.lookUpOnly("user_view", alias, "id = " + id + " and state = 'ACTIVE'");
    }

    /** An inner join: rows without a user are left out. */
    public static String join(String alias, String id) {
        return " join user_view " + alias + " on " + alias + ".id = " + id;
    }

    /**
     * The condition that a user is able to sign in: the user is active, or only locked for a while by wrong passwords, and
     * has a password, a client secret, or a token or key that does not expire before a given time.
     *
     * <p>It has two parameters, both this time: one for tokens, one for keys.
     *
     * @param alias of the user
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
