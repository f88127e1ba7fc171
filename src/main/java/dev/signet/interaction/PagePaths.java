package dev.signet.interaction;

import java.util.List;

/** The paths of the sign-in pages, and the prefixes of paths that pages and protocols answer. */
public final class PagePaths {
    /** The prefix of all pages. */
    public static final String PAGES = "/ui/";

    /** The prefix of the paths of protocol metadata (RFC 8615). */
    public static final String WELL_KNOWN = "/.well-known/";

    /** Prefixes of the paths that pages and protocols answer, with an error if nothing exists at the path. */
    public static final List<String> PAGES_AND_PROTOCOLS = List.of("/oauth/", "/oidc/", WELL_KNOWN, PAGES);

    /** The common prefix of the paths of the sign-in pages. */
    public static final String ROOT = PAGES + "login";

    /** The page that asks whether to sign out. */
    public static final String SIGN_OUT = ROOT + "/logout";

    /** The page that confirms that the person is signed out. */
    public static final String SIGNED_OUT = ROOT + "/signed-out";

    private PagePaths() {}

    /** The first page of a sign-in for a request that {@link SignInRequests} sealed. */
    public static String signIn(String sealed) {
        return ROOT + "/login?" + SignInRequests.PARAMETER + '=' + sealed;
    }

    /** The page that asks whether to sign out, for a request that {@link SignOutRequests} sealed. */
    public static String signOut(String sealed) {
        return SIGN_OUT + '?' + SignOutRequests.PARAMETER + '=' + sealed;
    }

    /** The page that confirms that the person is signed out, after a request that {@link SignOutRequests} sealed. */
    public static String signedOut(String sealed) {
        return SIGNED_OUT + '?' + SignOutRequests.PARAMETER + '=' + sealed;
    }

    /**
     * The error page. The reason is one of those that the page knows; text from a request must not be passed as a
     * reason.
     */
    public static String error(String reason) {
        return ROOT + "/error?reason=" + reason;
    }

    /**
     * The error page for a sealed request to sign in, so that the page can link to the application that sent the
     * request.
     */
    public static String error(String reason, String sealed) {
        return error(reason) + '&' + SignInRequests.PARAMETER + '=' + sealed;
    }
}
