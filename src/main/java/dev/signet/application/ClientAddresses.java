package dev.signet.application;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Addresses that a client gave when it registered itself (RFC 7591 section 2), as events store them; empty for none.
 *
 * @param jwksUri where the client publishes its keys
 * @param clientUri a page about the client
 * @param policyUri the client's privacy policy
 * @param tosUri the client's terms of service
 */
@RegisterForReflection
public record ClientAddresses(String jwksUri, String clientUri, String policyUri, String tosUri) {
    /** None of the addresses. */
    public static final ClientAddresses NONE = new ClientAddresses("", "", "", "");
}
