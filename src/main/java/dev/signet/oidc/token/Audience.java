package dev.signet.oidc.token;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.jdbc.Sql;
import dev.signet.oidc.parameter.ProjectScopes;
import dev.signet.token.ApiAccessRule;
import dev.signet.token.ApiAudience;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Determines the audience of a token as ZITADEL does: the client itself, the other clients of its project, the project,
 * and the projects that scopes name. Because a token has to fit into an HTTP header, at most 100 of the other clients
 * are listed, and none that registered itself; clients that are not listed can accept the token because it names their
 * project.
 *
 * <p>This server's own API and other projects are added only for applications that may use them. For other
 * applications the scope is left out instead of refused, because clients written for ZITADEL request the scope of the
 * API by habit; the {@code scope} of the response tells them (RFC 6749 section 3.3).
 */
@Singleton
public final class Audience {
    private static final int MOST_OTHERS = 100;

    private final ApplicationQueries applications;
    private final ApiAccessRule api;

    Audience(ApplicationQueries applications, ApiAccessRule api) {
        this.applications = applications;
        this.api = api;
    }

    List<String> of(Client client, List<String> scopes) {
        return of(client, scopes, applications.clientIdsOf(client.projectId(), MOST_OTHERS));
    }

    /**
     * Reads the ids of the other clients of the project that the client's tokens list, with a statement that may be
     * sent to the database together with others.
     */
    Sql.Asked<String> others(Sql sql, Client client) {
        return applications.clientIdsOf(sql, client.projectId(), MOST_OTHERS);
    }

    /**
     * The audience before {@link #admitted} restricts it.
     *
     * @param others what {@link #others} has read
     */
    List<String> of(Client client, List<String> scopes, List<String> others) {
        Set<String> audience = new LinkedHashSet<>();
        audience.add(client.clientId());
        audience.addAll(others);
        audience.add(client.projectId());
        audience.addAll(ProjectScopes.audience(scopes));
        return List.copyOf(audience);
    }

    /**
     * The terms without the scopes and audiences of APIs and projects that the application may not use for this user
     * now.
     *
     * @param userOrgId the user's organization
     */
    public TokenTerms admitted(Client client, TokenTerms terms, String userOrgId) {
        Set<String> refused = new HashSet<>(ProjectScopes.audience(terms.scopes()));
        if (terms.audience().contains(ApiAudience.VALUE)) {
            refused.add(ApiAudience.VALUE);
        }
        if (refused.isEmpty() || api.isUnrestricted()) {
            return terms;
        }
        if (refused.contains(ApiAudience.VALUE)
                && api.allows(client.tokens().apiAccess(), client.orgId(), terms.userId(), userOrgId)) {
            refused.remove(ApiAudience.VALUE);
        }
        refused.removeAll(applications.audienceOf(client, refused));
        return without(refused, terms);
    }

    /**
     * The admitted terms for a token from a token exchange. Audiences of other organizations than the client's are left
     * out too, because they may come from a presented token of another client.
     */
    public TokenTerms handedOn(Client client, TokenTerms terms, String userOrgId) {
        TokenTerms admitted = admitted(client, terms, userOrgId);
        return api.isUnrestricted()
                ? admitted
                : without(applications.ofOtherOrganizations(admitted.audience(), client.orgId()), admitted);
    }

    private static TokenTerms without(Set<String> refused, TokenTerms terms) {
        return refused.isEmpty()
                ? terms
                : terms.withScopes(terms.scopes().stream()
                                .filter(scope -> !refused.contains(ProjectScopes.project(scope)))
                                .toList())
                        .withAudience(terms.audience().stream()
                                .filter(one -> !refused.contains(one))
                                .toList());
    }
}
