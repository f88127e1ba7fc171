package dev.signet.application;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Addresses that a client named when it registered itself (RFC 7591 section 2), as events store them; empty for none.
 *
 * @param jwksUri where the client publishes its keys
 * @param clientUri a page about the client
 * @param policyUri its privacy policy
 * @param tosUri its terms of service
 */
@RegisterForReflection
public record ClientAddresses(String jwksUri, String clientUri, String policyUri, String tosUri) {
    /** None of the addresses. */
    public static final ClientAddresses NONE = new ClientAddresses("", "", "", "");
}
