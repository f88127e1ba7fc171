package dev.signet.org;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The way by which an organization proves that a domain is its own.
 *
 * @param nonce differs for each token that is asked for; the token is a keyed digest of it and is not stored
 */
@RegisterForReflection // part of the state of an organization
public record DomainChallenge(DomainProof proof, String nonce) {}
