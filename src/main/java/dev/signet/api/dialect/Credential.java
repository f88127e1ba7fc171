package dev.signet.api.dialect;

/** What a call shows to say who makes it, as its dialect finds it; whether it is worth anything the gate decides. */
public sealed interface Credential {

    /** Nothing that this dialect takes. */
    record None() implements Credential {
        static final None NONE = new None();
    }

    /** A token that is worth the same to whoever holds it. */
    record Bearer(String token) implements Credential {}

    /** A token that is bound to a key, which the call proves to hold by {@code DPoP} header fields (RFC 9449). */
    record Bound(String token) implements Credential {}

    /** No credential. */
    static Credential none() {
        return None.NONE;
    }
}
