package dev.signet.login;

import dev.signet.branding.BrandPath;
import dev.signet.branding.LabelPolicyView;

/**
 * The look of a page.
 *
 * @param name of the organization that the page speaks for; any text, so it is escaped wherever it is shown
 * @param stylesheet path of the organization's style sheet; empty to use the server's only
 * @param logo path of the organization's logo; empty to use the server's
 */
record Brand(String name, String stylesheet, String logo) {
    static final Brand OF_SERVER = new Brand("Signet", "", "");

    static Brand of(LabelPolicyView view) {
        return new Brand(view.orgName(), BrandPath.stylesheet(view), BrandPath.logo(view));
    }
}
