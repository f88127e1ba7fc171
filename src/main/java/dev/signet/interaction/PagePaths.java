package dev.signet.interaction;

import java.util.List;

/** The paths of the sign-in pages, and the prefixes of all paths that do not belong to the API. */
public final class PagePaths {
    /** The prefix of all pages. */
    public static final String PAGES = "/ui/";

    /** The prefix of the metadata of protocols (RFC 8615). */
    public static final String WELL_KNOWN = "/.well-known/";

    /** Prefixes of the paths that pages and protocols answer, also if there is nothing at the path. */
    public static final List<String> PAGES_AND_PROTOCOLS = List.of("/oauth/", "/oidc/", WELL_KNOWN, PAGES);

    /** The common path of the sign-in pages. */
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

    /** The error page, which knows the possible reasons. No text of a request may become a reason. */
    public static String error(String reason) {
        return ROOT + "/error?reason=" + reason;
    }

    /** The error page for a sealed request to sign in, which tells the page which application asked. */
    public static String error(String reason, String sealed) {
        return error(reason) + '&' + SignInRequests.PARAMETER + '=' + sealed;
    }
}
