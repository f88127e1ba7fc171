package dev.signet.branding;

/**
 * URL paths under which the login serves the style sheet and the logo of an organization. When the content changes, the
 * path changes too, so that browsers may cache the content for a long time.
 */
public final class BrandPath {
    /** The prefix of all these paths. */
    public static final String ROOT = "/ui/login/assets/brand";

    private BrandPath() {}

    /** Returns the path of the style sheet. */
    public static String stylesheet(LabelPolicyView view) {
        return ROOT + '/' + view.orgId() + "/style.css?v=" + view.version();
    }

    /** Returns the path of the logo; empty if there is none. */
    public static String logo(LabelPolicyView view) {
        String logo = view.logo();
        return logo == null ? "" : ROOT + '/' + view.orgId() + "/logo?v=" + logo.substring(0, 16);
    }
}
