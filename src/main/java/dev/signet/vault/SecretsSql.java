package dev.signet.vault;

import dev.signet.jdbc.GatheredQuery;

/**
 * Fragments of SQL by which statements read secrets together with the rows they belong to. They have the columns
 * {@code owner}, {@code kind}, {@code id}, {@code value} and {@code expires_at}. Kinds and ids of secrets are literals of
 * the feature, never what somebody sent; an {@code owner} and a {@code value} are expressions.
 */
public final class SecretsSql {
    private SecretsSql() {}

    /** A look-up in a {@link GatheredQuery}; nulls if there is no such secret. */
    public static String lookUp(String alias, String owner, String kind, String id) {
        return GatheredQuery.lookUp("secrets", alias, named(owner, kind, id));
    }

    /** The same, leaving questions out for which there is none. */
    public static String lookUpOnly(String alias, String owner, String kind, String id) {
        return GatheredQuery.lookUpOnly("secrets", alias, named(owner, kind, id));
    }

    /** The same by what is stored: for keyed digests of tokens with much randomness. */
    public static String lookUpValue(String alias, String kind, String value) {
        return GatheredQuery.lookUpOnly("secrets", alias, "kind = '" + kind + "' and value = " + value);
    }

    /** A join to all secrets of an owner. */
    public static String join(String alias, String owner) {
        return " join secrets " + alias + " on " + alias + ".owner = " + owner;
    }

    /** The condition that an owner has a secret of a kind, which is its one parameter. */
    public static String exists(String owner) {
        return "exists (select 1 from secrets s where s.owner = " + owner + " and s.kind = ?)";
    }

    private static String named(String owner, String kind, String id) {
        return "owner = " + owner + " and kind = '" + kind + "' and id = '" + id + "'";
    }
}
