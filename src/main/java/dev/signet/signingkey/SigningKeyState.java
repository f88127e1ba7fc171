package dev.signet.signingkey;

/** Where a signing key stands; the order is the order of its life, from which there is no way back. */
public enum SigningKeyState {
    /** Published so that clients know it, not signing yet. */
    INITIAL,
    /** Signs. One key of an algorithm at most. */
    ACTIVE,
    /** Signs no more, its private key is gone; published until the last token it signed has expired. */
    INACTIVE,
    /** Published no more: what it signed is refused. */
    REMOVED
}
