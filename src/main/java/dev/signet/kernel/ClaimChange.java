package dev.signet.kernel;

/** Claims or releases a name that only one stream may hold. Takes effect in the transaction that appends the events. */
public sealed interface ClaimChange {

    /** Returns the kind of name, for instance {@code user_name}. */
    String kind();

    /**
     * Claims a value, or fails with {@code ifTaken} when another stream holds it.
     *
     * @param scope where the value must be unique: an organization id, or empty for the whole instance
     * @param value compared without regard to case; only a keyed digest of it is stored
     * @param ifTaken the error for the caller when another stream already holds the value
     */
    record Take(String kind, String scope, String value, DomainError ifTaken) implements ClaimChange {}

    /** Releases one value if the stream holds it. */
    record Release(String kind, String scope, String value) implements ClaimChange {}

    /** Releases every value of this kind that the stream holds. */
    record ReleaseAll(String kind) implements ClaimChange {}
}
