package dev.signet.oidc.userinfo;

import dev.signet.oidc.parameter.OrgScopes;
import dev.signet.oidc.parameter.ProjectScopes;
import dev.signet.org.OrgQueries;
import dev.signet.org.OrgView;
import dev.signet.user.UserRef;
import dev.signet.user.view.MetadataView;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The claims about a user that scopes or the {@code claims} parameter request (OpenID Connect Core 5.1, 5.4; ZITADEL's
 * reserved scopes).
 */
@Singleton
public final class StandardClaims {
    /**
     * The claims that the provider's metadata lists in {@code claims_supported}. The list need not be complete (OpenID
     * Connect Discovery 1.0 section 3): it omits {@code client_id}, {@code act}, ZITADEL's claims about metadata and
     * organization, and {@code picture}, which is issued only for a user with an avatar, and the API cannot set one
     * yet.
     */
    public static final List<String> NAMES = Stream.of(
                    Stream.of("sub"),
                    Arrays.stream(PersonClaim.values())
                            .filter(claim -> claim != PersonClaim.PICTURE)
                            .map(PersonClaim::claim),
                    Stream.of(
                            "auth_time",
                            "nonce",
                            "at_hash",
                            "amr",
                            "azp",
                            "sid",
                            ProjectScopes.ROLES,
                            "acr",
                            "iss",
                            "aud",
                            "exp",
                            "iat"))
            .flatMap(Function.identity())
            .toList();

    /**
     * The claims about a person that the {@code claims} parameter can request individually (OpenID Connect Core 5.5).
     */
    public static final Set<String> OF_A_PERSON =
            Arrays.stream(PersonClaim.values()).map(PersonClaim::claim).collect(Collectors.toUnmodifiableSet());

    /** The name of both the scope and the claim for the metadata of a user, as in ZITADEL. */
    public static final String METADATA = "urn:zitadel:iam:user:metadata";

    /** The scope for the user's organization, and the prefix of its claims, as in ZITADEL. */
    public static final String RESOURCE_OWNER = "urn:zitadel:iam:user:resourceowner";

    /**
     * The scopes with a fixed name that request claims or a refresh token. Scopes that contain an id, and the scope of
     * this server's own API, are not listed.
     */
    public static final List<String> SCOPES = List.of(
            "openid",
            "profile",
            "email",
            "phone",
            "offline_access",
            METADATA,
            RESOURCE_OWNER,
            ProjectScopes.ROLES,
            ProjectScopes.ALL_ROLES);

    private static final String ORG_ID = "urn:zitadel:iam:org:id";
    private static final String ORG_DOMAIN = "urn:zitadel:iam:org:domain:primary";

    private final UserQueries users;
    private final OrgQueries orgs;

    StandardClaims(UserQueries users, OrgQueries orgs) {
        this.users = users;
        this.orgs = orgs;
    }

    /**
     * The claims that these scopes request, {@code sub} first, and those claims of {@link #OF_A_PERSON} that {@code
     * names} contains; empty if the user does not exist.
     */
    public Optional<Map<String, Object>> of(String userId, List<String> scopes, List<String> names) {
        return users.find(UserRef.anywhere(userId)).map(user -> of(user, scopes, names));
    }

    /** Returns the same claims for a user who was loaded already. */
    public Map<String, Object> of(UserView user, List<String> scopes, List<String> names) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.id());
        for (PersonClaim claim : PersonClaim.values()) {
            if (scopes.contains(claim.scope()) || names.contains(claim.claim())) {
                claim.put(user, claims);
            }
        }
        if (scopes.contains(METADATA)) {
            claims.put(METADATA, metadata(user));
        }
        if (scopes.stream().anyMatch(scope -> scope.equals(RESOURCE_OWNER) || OrgScopes.isOne(scope))) {
            orgs.find(user.orgId()).ifPresent(org -> organization(org, scopes, claims));
        }
        return claims;
    }

    private Map<String, String> metadata(UserView user) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (MetadataView entry : users.metadata(UserRef.anywhere(user.id()))) {
            entries.put(entry.key(), Base64.getUrlEncoder().withoutPadding().encodeToString(entry.value()));
        }
        return entries;
    }

    /**
     * Adds the claims about the user's organization. A scope may name another organization; no claim about that one is
     * issued.
     */
    private static void organization(OrgView org, List<String> scopes, Map<String, Object> claims) {
        boolean byId = scopes.stream().anyMatch(scope -> OrgScopes.isIdOf(scope, org));
        if (byId || scopes.contains(RESOURCE_OWNER)) {
            claims.put(RESOURCE_OWNER + ":id", org.id());
            claims.put(RESOURCE_OWNER + ":name", org.name());
            claims.put(RESOURCE_OWNER + ":primary_domain", org.primaryDomain());
        }
        if (byId) {
            claims.put(ORG_ID, org.id());
        }
        if (scopes.stream().anyMatch(scope -> OrgScopes.isDomainOf(scope, org))) {
            claims.put(ORG_DOMAIN, org.primaryDomain());
        }
    }
}
