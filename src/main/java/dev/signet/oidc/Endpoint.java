package dev.signet.oidc;

import dev.signet.token.Issuer;

/** Paths of the endpoints, as ZITADEL has them. */
public enum Endpoint {
    AUTHORIZE("/oauth/v2/authorize"),
    PUSHED_AUTHORIZATION("/oauth/v2/par"),
    TOKEN("/oauth/v2/token"),
    DEVICE_AUTHORIZATION("/oauth/v2/device_authorization"),
    INTROSPECT("/oauth/v2/introspect"),
    REVOKE("/oauth/v2/revoke"),
    KEYS("/oauth/v2/keys"),
    REGISTER("/oauth/v2/register"),
    USERINFO("/oidc/v1/userinfo"),
    END_SESSION("/oidc/v1/end_session");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** The absolute URL, built from the configured external URL alone. */
    public String url(Issuer issuer) {
        return issuer.url() + path;
    }

    /** Whether a path is this one or below it. */
    boolean leadsTo(String requested) {
        return requested.equals(path) || requested.startsWith(path + '/');
    }
}
