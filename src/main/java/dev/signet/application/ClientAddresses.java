package dev.signet.application;

/**
 * Addresses a client named when it registered itself (RFC 7591 section 2), as events store them; empty for none.
 *
 * @param jwksUri where it publishes its keys
 * @param clientUri a page about it
 * @param policyUri what it says about the data of persons
 * @param tosUri its terms of service
 */
public record ClientAddresses(String jwksUri, String clientUri, String policyUri, String tosUri) {
    /** No address at all. */
    public static final ClientAddresses NONE = new ClientAddresses("", "", "", "");
}
