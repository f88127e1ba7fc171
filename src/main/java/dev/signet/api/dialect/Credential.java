package dev.signet.api.dialect;

/** The credential of a call, as its dialect found it. The gate decides whether it is valid. */
public sealed interface Credential {

    /** No credential that this dialect accepts. */
    record None() implements Credential {
        static final None NONE = new None();
    }

    /** A token that anybody who has it can use. */
    record Bearer(String token) implements Credential {}

    /** A token that is bound to a key; the call proves possession of the key by {@code DPoP} headers (RFC 9449). */
    record Bound(String token) implements Credential {}

    /** No credential. */
    static Credential none() {
        return None.NONE;
    }
}
