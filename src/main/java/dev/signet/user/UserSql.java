package dev.signet.user;

import dev.signet.jdbc.GatheredQuery;

/**
 * Fragments of SQL by which statements of other features reach the rows of users. They have the columns that
 * {@link UserView#COLUMNS} names, and their state is to be had from {@link UserView#stateOf} and
 * {@link UserView#stateInServiceOf}. An {@code id} is an expression.
 */
public final class UserSql {
    private UserSql() {}

    /** A look-up in a {@link GatheredQuery}; nulls if there is no such user. */
    public static String lookUp(String alias, String id) {
        return GatheredQuery.lookUp("user_view", alias, "id = " + id);
    }

    /** The same, leaving questions out for which there is none who is active. */
    public static String lookUpActive(String alias, String id) {
        return GatheredQuery.lookUpOnly("user_view", alias, "id = " + id + " and state = 'ACTIVE'");
    }

    /** A join that leaves out what has no user. */
    public static String join(String alias, String id) {
        return " join user_view " + alias + " on " + alias + ".id = " + id;
    }

    /**
     * The condition that somebody is able to sign in: active, or locked for a while by wrong passwords, and a person with a
     * password, or a machine with a secret, a token or a key that lasts.
     *
     * <p>It has two parameters, both the time from which a token, or a key, that expires then or later counts as lasting.
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
