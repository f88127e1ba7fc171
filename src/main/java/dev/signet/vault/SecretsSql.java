package dev.signet.vault;

import dev.signet.jdbc.GatheredQuery;

/**
 * Fragments of SQL for statements that read secrets together with the rows that they belong to. A joined secret has the
 * columns {@code owner}, {@code kind}, {@code id}, {@code value} and {@code expires_at}.
 *
 * <p>All arguments become part of the SQL text. Kinds and ids must be literals of the calling feature and never come
 * from a request; {@code owner} and {@code value} are SQL expressions.
 */
public final class SecretsSql {
    private SecretsSql() {}

    /** A left join for a {@link GatheredQuery}: its columns are null if there is no such secret. */
    public static String lookUp(String alias, String owner, String kind, String id) {
        return GatheredQuery.lookUp("secrets", alias, named(owner, kind, id));
    }

    /** Like {@link #lookUp}, but an inner join, which drops the questions for which there is no secret. */
    public static String lookUpOnly(String alias, String owner, String kind, String id) {
        return GatheredQuery.lookUpOnly("secrets", alias, named(owner, kind, id));
    }

    /**
     * An inner join by the stored value, which drops the questions for which there is no secret. Only for keyed digests
     * of random tokens, because other values may occur more than once.
     */
    public static String lookUpValue(String alias, String kind, String value) {
        return GatheredQuery.lookUpOnly("secrets", alias, "kind = '" + kind + "' and value = " + value);
    }

    /** A join to all secrets of an owner. */
    public static String join(String alias, String owner) {
        return " join secrets " + alias + " on " + alias + ".owner = " + owner;
    }

    /** The condition that an owner has a secret of a kind. Its only parameter is the kind. */
    public static String exists(String owner) {
        return "exists (select 1 from secrets s where s.owner = " + owner + " and s.kind = ?)";
    }

    private static String named(String owner, String kind, String id) {
        return "owner = " + owner + " and kind = '" + kind + "' and id = '" + id + "'";
    }
}
