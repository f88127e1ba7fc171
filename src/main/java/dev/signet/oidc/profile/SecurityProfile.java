package dev.signet.oidc.profile;

/** How strict the provider is with its clients. */
public enum SecurityProfile {
    /** OpenID Connect and OAuth 2.0 with the current best practice (RFC 9700). */
    STANDARD,

    /**
     * FAPI 2.0 Security Profile for every client: requests are pushed and use PKCE; clients authenticate with
     * assertions that are signed with PS256, ES256 or EdDSA and whose only audience is the issuer; signed requests
     * carry {@code exp} and {@code nbf}.
     */
    FAPI2
}
