package dev.signet.application;

import java.time.Instant;

/**
 * A public key with which a client's assertions are verified.
 *
 * @param keyId value of the header {@code kid} of the assertions
 * @param publicKey SubjectPublicKeyInfo in PEM: an RSA key, or for clients that registered themselves also EC on P-256
 * or Ed25519
 * @param expiresAt when the key becomes invalid; the caller checks this
 */
public record ClientKey(String keyId, String appId, String clientId, String publicKey, Instant expiresAt) {}
