package dev.signet.idempotency;

/**
 * A call with an idempotency key.
 *
 * @param caller id of the calling user; the call is forgotten when the user is erased
 * @param keyDigest digest of the key together with who sent it, so that keys of different callers never meet
 * @param requestDigest digest of everything that determines what the call does
 */
public record KeyedCall(String caller, String keyDigest, String requestDigest) {}
