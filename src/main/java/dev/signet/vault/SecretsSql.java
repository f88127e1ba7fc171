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

    /** The same look-up, but without the questions for which there is no secret. */
    public static String lookUpOnly(String alias, String owner, String kind, String id) {
        return GatheredQuery.lookUpOnly("secrets", alias, named(owner, kind, id));
    }

    /** A look-up by the stored value, without the questions for which there is none. Only for keyed digests of random tokens. */
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
