package dev.signet.application;

import java.time.Instant;

/**
 * A public key with which a client's assertions are verified.
 *
 * @param keyId {@code kid} of the assertions
 * @param publicKey SubjectPublicKeyInfo of an RSA key in PEM
 * @param expiresAt when the key becomes invalid; the caller checks this
 */
public record ClientKey(String keyId, String appId, String clientId, String publicKey, Instant expiresAt) {}
