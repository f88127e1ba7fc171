package dev.signet.login;

import dev.signet.branding.BrandPath;
import dev.signet.branding.LabelPolicyView;

/**
 * The look of a page.
 *
 * @param name name of the organization whose branding the page shows; any text, so it is escaped wherever it is shown
 *     (A-17)
 * @param stylesheet path of the organization's style sheet, which is added to the server's; empty if there is none
 * @param logo path of the organization's logo; empty to show the server's logo
 */
record Brand(String name, String stylesheet, String logo) {
    static final Brand OF_SERVER = new Brand("Signet", "", "");

    static Brand of(LabelPolicyView view) {
        return new Brand(view.orgName(), BrandPath.stylesheet(view), BrandPath.logo(view));
    }
}
