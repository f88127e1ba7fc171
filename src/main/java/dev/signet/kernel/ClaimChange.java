package dev.signet.kernel;

/** Taking or giving back a name that only one stream may hold; takes effect in the append's transaction. */
public sealed interface ClaimChange {

    /** What sort of name, for instance {@code user_name}. */
    String kind();

    /**
     * Takes a value, or fails with {@code ifTaken} when another stream holds it.
     *
     * @param scope where the value must be unique: an organization id, or empty for the whole instance
     * @param value compared without regard to case; stored only as a keyed digest
     * @param ifTaken the error the caller sees when somebody else was first
     */
    record Take(String kind, String scope, String value, DomainError ifTaken) implements ClaimChange {}

    /** Gives back every value of this kind that the stream holds. */
    record ReleaseAll(String kind) implements ClaimChange {}
}
