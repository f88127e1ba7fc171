package dev.signet.oidc.profile;

/** How strict the provider is with its clients. */
public enum SecurityProfile {
    /** OpenID Connect and OAuth 2.0 with the current best practice (RFC 9700). */
    STANDARD,

    /**
     * FAPI 2.0 Security Profile for every client: authorization requests are pushed and use PKCE; clients authenticate
     * with assertions that are signed with PS256, ES256 or EdDSA and whose only audience is the issuer; request objects
     * contain {@code exp} and {@code nbf}; token requests need a DPoP proof; refresh tokens are not rotated.
     */
    FAPI2
}
