package dev.signet.user.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds login names from a user name and the domains of its organization (requirement Z-2). */
final class LoginNames {
    private LoginNames() {}

    /** Returns the login names, the preferred one first; never empty. */
    static List<String> of(
            String userName, boolean mustBeDomain, @Nullable String primaryDomain, List<String> verifiedDomains) {
        if (!mustBeDomain) {
            return List.of(userName);
        }
        List<String> names = new ArrayList<>();
        if (primaryDomain != null && verifiedDomains.contains(primaryDomain)) {
            names.add(userName + '@' + primaryDomain);
        }
        for (String domain : verifiedDomains) {
            if (!domain.equals(primaryDomain)) {
                names.add(userName + '@' + domain);
            }
        }
        return names.isEmpty() ? List.of(userName) : names;
    }
}
