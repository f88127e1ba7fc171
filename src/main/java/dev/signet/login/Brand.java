package dev.signet.login;

import dev.signet.branding.BrandPath;
import dev.signet.branding.LabelPolicyView;

/**
 * The look of a page.
 *
 * @param name of who asks to sign in; any text, and therefore escaped wherever it is shown
 * @param stylesheet path; empty for that of the server alone
 * @param logo path; empty for the mark of the server
 */
record Brand(String name, String stylesheet, String logo) {
    static final Brand OF_SERVER = new Brand("Signet", "", "");

    static Brand of(LabelPolicyView view) {
        return new Brand(view.orgName(), BrandPath.stylesheet(view), BrandPath.logo(view));
    }
}
