package dev.signet.application;

import java.time.Instant;

/**
 * A public key by which a client signs its assertions.
 *
 * @param keyId {@code kid} of the assertions
 * @param publicKey SubjectPublicKeyInfo of an RSA key in PEM
 * @param expiresAt when it ends to be valid; for the caller to judge
 */
public record ClientKey(String keyId, String appId, String clientId, String publicKey, Instant expiresAt) {}
