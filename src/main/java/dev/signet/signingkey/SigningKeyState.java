package dev.signet.signingkey;

/** The states of a signing key, in order. A key may skip states but never returns to an earlier one. */
public enum SigningKeyState {
    /** Published so that clients can fetch it; does not sign yet. */
    INITIAL,
    /** Signs. An algorithm has at most one active key. */
    ACTIVE,
    /**
     * No longer signs, and its private key is deleted. It stays published until the last token that it signed has
     * expired.
     */
    INACTIVE,
    /** No longer published: tokens that it signed are refused. */
    REMOVED
}
