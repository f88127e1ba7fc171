package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.ClaimChange;
import dev.signet.vault.Digests;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names that only one stream may hold. They are stored as keyed digests, so that nothing about an erased person can be
 * read from them.
 */
@Singleton
public final class UniqueClaims {
    private final Digests digests;

    public UniqueClaims(Digests digests) {
        this.digests = digests;
    }

    /**
     * Claims and releases names for a stream. The caller must call {@link Taking#require} on the result to learn
     * whether all of them could be claimed.
     */
    public Taking apply(Sql transaction, StreamId stream, String owner, List<ClaimChange> changes) {
        Map<ClaimChange.Take, Sql.Written> taking = new LinkedHashMap<>();
        for (ClaimChange change : changes) {
            switch (change) {
                case ClaimChange.Take take -> taking.put(take, take(transaction, stream, owner, take));
                case ClaimChange.Release release ->
                    transaction.later(
                            "delete from unique_claims where stream = ? and kind = ? and value_digest = ?",
                            key(stream),
                            release.kind(),
                            digest(release.kind(), release.scope(), release.value()));
                case ClaimChange.ReleaseAll release ->
                    transaction.later(
                            "delete from unique_claims where stream = ? and kind = ?", key(stream), release.kind());
            }
        }
        return new Taking(taking);
    }

    /** Releases everything that a stream holds. */
    public void releaseAll(Sql transaction, StreamId stream) {
        transaction.later("delete from unique_claims where stream = ?", key(stream));
    }

    /** Releases every claim of a kind, whoever holds it. */
    public void releaseKind(Sql transaction, String kind) {
        transaction.update("delete from unique_claims where kind = ?", kind);
    }

    /**
     * Tells whether nobody holds the value. The answer may be outdated when the caller uses it; only {@link #apply}
     * decides who gets the value.
     */
    public boolean isFree(Sql sql, String kind, String scope, String value) {
        return sql.query(
                        "select 1 as taken from unique_claims where kind = ? and value_digest = ?",
                        row -> row.integer("taken"),
                        kind,
                        digest(kind, scope, value))
                .isEmpty();
    }

    /** Returns the id of the stream that holds the value, if there is one. */
    public Optional<String> holder(Sql sql, String kind, String scope, String value) {
        return sql.first(
                "select stream from unique_claims where kind = ? and value_digest = ?",
                row -> row.text("stream").substring(row.text("stream").indexOf('/') + 1),
                kind,
                digest(kind, scope, value));
    }

    /** A value and the scope in which it is unique: an organization id, or empty for the whole instance. */
    public record ClaimedValue(String scope, String value) {}

    /** Returns the digests of these values, as a parameter of {@link #holders}. */
    public byte[][] digests(String kind, List<ClaimedValue> values) {
        return values.stream()
                .map(value -> digest(kind, value.scope(), value.value()))
                .toArray(byte[][]::new);
    }

    /**
     * Returns a FROM item with the streams that hold some names: a row for each name that is held, with the columns
     * {@code id}, the id of the stream, and {@code place}, the position of the name in the array of digests, from 1.
     *
     * <p>Parameters: the {@link #digests} of the names as an array, and the kind of the names.
     */
    public static String holders(String alias) {
        // The subselect hides the length of the array from the planner, so that it does not plan each statement anew,
        // as in GatheredQuery.
        return "(select substring(c.stream from position('/' in c.stream) + 1) as id, n.place"
                + " from unnest((select ?::bytea[])) with ordinality as n (digest, place)"
                + " cross join lateral (select stream from unique_claims where kind = ? and value_digest = n.digest offset 0) c) "
                + alias;
    }

    /**
     * Replaces a value that a stream holds by another one. The caller must have locked out other writers.
     *
     * @return true if the value was replaced; false, with nothing changed, if the stream did not hold the old value or
     * somebody holds the new one
     */
    public boolean replace(Sql transaction, StreamId stream, String kind, String scope, String value, String other) {
        byte[] digest = digest(kind, scope, other);
        return transaction.update(
                        "update unique_claims set value_digest = ? where kind = ? and value_digest = ? and stream = ?"
                                + " and not exists (select from unique_claims where kind = ? and value_digest = ?)",
                        digest,
                        kind,
                        digest(kind, scope, value),
                        key(stream),
                        kind,
                        digest)
                == 1;
    }

    /**
     * The names that {@link UniqueClaims#apply} tries to claim, each with the result of its INSERT: no row if another
     * stream holds it.
     */
    public record Taking(Map<ClaimChange.Take, Sql.Written> names) {

        /** Throws the error of the first name that another stream holds. */
        public void require() {
            names.forEach((take, written) -> {
                if (written.rows() == 0) {
                    throw take.ifTaken().exception();
                }
            });
        }
    }

    private Sql.Written take(Sql transaction, StreamId stream, String owner, ClaimChange.Take take) {
        return transaction.later(
                "insert into unique_claims (kind, value_digest, owner, stream) values (?, ?, ?, ?)"
                        + " on conflict (kind, value_digest) do nothing",
                take.kind(),
                digest(take.kind(), take.scope(), take.value()),
                owner,
                key(stream));
    }

    private byte[] digest(String kind, String scope, String value) {
        return digests.claim(kind, scope, value.toLowerCase(Locale.ROOT));
    }

    private static String key(StreamId stream) {
        return stream.type() + '/' + stream.id();
    }
}
