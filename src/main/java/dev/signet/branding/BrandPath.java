package dev.signet.branding;

/**
 * URL paths under which the login serves the style sheets and files of label policies. When the content changes, the
 * path changes too, so that browsers may cache the content for a long time.
 */
public final class BrandPath {
    /** The prefix of all these paths. */
    public static final String ROOT = "/ui/login/assets/brand";

    /** The directory of the files, relative to the style sheet. */
    static final String FILES = "files";

    private BrandPath() {}

    /** Returns the path of the style sheet. */
    public static String stylesheet(LabelPolicyView view) {
        return ROOT + '/' + view.orgId() + "/style.css?v=" + view.version();
    }

    /** Returns the path of a file; empty if there is none. */
    public static String asset(LabelPolicyView view, LabelAsset asset) {
        String digest = view.assets().of(asset);
        return digest == null ? "" : ROOT + '/' + view.orgId() + '/' + FILES + '/' + digest;
    }
}
