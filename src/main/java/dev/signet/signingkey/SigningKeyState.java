package dev.signet.signingkey;

/** The states of a signing key in the order in which it passes through them; it never returns to an earlier one. */
public enum SigningKeyState {
    /** Published so that clients can fetch it; does not sign yet. */
    INITIAL,
    /** Signs. An algorithm has at most one active key. */
    ACTIVE,
    /** No longer signs, and its private key is deleted; published until the last token that it signed has expired. */
    INACTIVE,
    /** No longer published: tokens that it signed are refused. */
    REMOVED
}
