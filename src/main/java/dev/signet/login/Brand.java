package dev.signet.login;

import dev.signet.branding.BrandPath;
import dev.signet.branding.LabelAsset;
import dev.signet.branding.LabelPolicyView;
import dev.signet.branding.ThemeMode;
import java.util.Objects;

/**
 * The look of a page. Paths are empty if there is no such file.
 *
 * @param name name of the organization whose branding the page shows; any text, so it is escaped wherever it is shown
 *     (A-17)
 * @param stylesheet path of a style sheet, which is added to the server's
 * @param logo path of the logo; empty to show the server's
 * @param logoDark path of the logo for browsers that prefer the dark scheme; empty if it is the same
 * @param icon path of the icon; empty to show the server's
 * @param iconDark path of the icon for browsers that prefer the dark scheme; empty if it is the same
 */
record Brand(String name, String stylesheet, String logo, String logoDark, String icon, String iconDark) {
    private static final String SERVER = "Signet";
    static final Brand OF_SERVER = new Brand(SERVER, "", "", "", "", "");

    static Brand of(LabelPolicyView view) {
        ThemeMode mode = view.settings().themeMode();
        return new Brand(
                Objects.requireNonNullElse(view.orgName(), SERVER),
                BrandPath.stylesheet(view),
                light(view, mode, LabelAsset.LOGO, LabelAsset.LOGO_DARK),
                dark(view, mode, LabelAsset.LOGO, LabelAsset.LOGO_DARK),
                light(view, mode, LabelAsset.ICON, LabelAsset.ICON_DARK),
                dark(view, mode, LabelAsset.ICON, LabelAsset.ICON_DARK));
    }

    /** The file that is shown unless the browser prefers another one. */
    private static String light(LabelPolicyView view, ThemeMode mode, LabelAsset asset, LabelAsset darkAsset) {
        String light = BrandPath.asset(view, asset);
        String dark = BrandPath.asset(view, darkAsset);
        return switch (mode) {
            case LIGHT -> light;
            case AUTO -> light.isEmpty() ? dark : light;
            case DARK -> dark.isEmpty() ? light : dark;
        };
    }

    private static String dark(LabelPolicyView view, ThemeMode mode, LabelAsset asset, LabelAsset darkAsset) {
        boolean both = mode == ThemeMode.AUTO && !BrandPath.asset(view, asset).isEmpty();
        return both ? BrandPath.asset(view, darkAsset) : "";
    }
}
