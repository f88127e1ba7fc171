package dev.signet.branding;

/** Where the login serves what an organization looks like; another content has another address. */
public final class BrandPath {
    /** What all of them begin with. */
    public static final String ROOT = "/ui/login/assets/brand";

    private BrandPath() {}

    /** Path of the style sheet. */
    public static String stylesheet(LabelPolicyView view) {
        return ROOT + '/' + view.orgId() + "/style.css?v=" + view.version();
    }

    /** Path of the logo; empty for none. */
    public static String logo(LabelPolicyView view) {
        String logo = view.logo();
        return logo == null ? "" : ROOT + '/' + view.orgId() + "/logo?v=" + logo.substring(0, 16);
    }
}
