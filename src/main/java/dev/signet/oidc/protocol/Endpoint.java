package dev.signet.oidc.protocol;

import dev.signet.interaction.PagePaths;
import dev.signet.token.Issuer;
import java.util.EnumSet;
import java.util.Set;

/** The endpoints and their paths. Where ZITADEL has the same endpoint, it has the same path. */
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

    private static final Set<Endpoint> OPEN =
            EnumSet.of(PUSHED_AUTHORIZATION, TOKEN, DEVICE_AUTHORIZATION, REVOKE, KEYS, USERINFO);

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** The absolute URL, built from the configured external URL only. */
    public String url(Issuer issuer) {
        return issuer.url() + path;
    }

    /** Whether a browser navigates to the path, so that errors are shown to a person as a page. */
    public static boolean isForPeople(String path) {
        return isPage(path) || AUTHORIZE.leadsTo(path) || END_SESSION.leadsTo(path);
    }

    /** Whether the path belongs to a page. */
    static boolean isPage(String path) {
        return path.startsWith(PagePaths.PAGES);
    }

    /** Whether scripts of every origin may call the path and read its errors. */
    static boolean answersEveryOrigin(String path) {
        return path.startsWith(PagePaths.WELL_KNOWN) || OPEN.stream().anyMatch(endpoint -> endpoint.leadsTo(path));
    }

    /** Whether the path is the path of this endpoint or below it. */
    boolean leadsTo(String requested) {
        return requested.equals(path) || requested.startsWith(path + '/');
    }
}
