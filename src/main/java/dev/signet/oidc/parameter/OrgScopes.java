package dev.signet.oidc.parameter;

import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.org.OrgQueries;
import dev.signet.org.OrgView;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scopes, defined by ZITADEL, by which an application restricts a sign-in to users of one organization. */
@Singleton
public final class OrgScopes {
    private static final String BY_ID = "urn:zitadel:iam:org:id:";
    private static final String BY_DOMAIN = "urn:zitadel:iam:org:domain:primary:";

    private final OrgQueries orgs;

    OrgScopes(OrgQueries orgs) {
        this.orgs = orgs;
    }

    /**
     * The id of the only organization whose users may sign in; null for any organization. Throws {@code invalid_scope}
     * if the organization does not exist or the scopes name more than one.
     */
    public @Nullable String orgId(List<String> scopes) {
        Set<String> wanted = new HashSet<>();
        for (String scope : scopes) {
            if (isOne(scope)) {
                wanted.add(named(scope)
                        .map(OrgView::id)
                        .orElseThrow(() -> ProtocolError.INVALID_SCOPE.because(
                                "A scope names an organization that does not exist.")));
            }
        }
        if (wanted.size() > 1) {
            throw ProtocolError.INVALID_SCOPE.because("The scopes name several organizations.");
        }
        return wanted.stream().findFirst().orElse(null);
    }

    /** Whether the scopes admit users of this organization. */
    public boolean admit(List<String> scopes, String orgId) {
        String wanted = orgId(scopes);
        return wanted == null || wanted.equals(orgId);
    }

    /** Whether the scope names this organization by its id. */
    public static boolean isIdOf(String scope, OrgView org) {
        return scope.equals(BY_ID + org.id());
    }

    /** Whether the scope names this organization by its primary domain, ignoring case. */
    public static boolean isDomainOf(String scope, OrgView org) {
        return scope.startsWith(BY_DOMAIN)
                && scope.substring(BY_DOMAIN.length()).equalsIgnoreCase(org.primaryDomain());
    }

    /** Whether the scope is one of these scopes, whichever organization it names. */
    public static boolean isOne(String scope) {
        return scope.startsWith(BY_ID) || scope.startsWith(BY_DOMAIN);
    }

    private Optional<OrgView> named(String scope) {
        return scope.startsWith(BY_ID)
                ? orgs.find(scope.substring(BY_ID.length())).filter(org -> isIdOf(scope, org))
                : orgs.findByDomain(scope.substring(BY_DOMAIN.length())).filter(org -> isDomainOf(scope, org));
    }
}
