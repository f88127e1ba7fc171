package dev.signet.oidc.token;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.jdbc.Sql;
import dev.signet.token.ApiAccessRule;
import dev.signet.token.ApiAudience;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Determines the audience of a token as ZITADEL does: the client itself, the other clients of its project,
 * the project, and what scopes add. Only a bounded number of the other clients is listed, without those that registered
 * themselves, because a token has to fit into a header; the others accept the token because it names their project.
 *
 * <p>This server's own API and other projects are added only for applications that may name them. Otherwise the
 * scope is left out and the response says so (RFC 6749 section 3.3), because clients written for ZITADEL request that
 * scope by habit.
 */
@Singleton
public final class Audience {
    private static final String PREFIX = "urn:zitadel:iam:org:project:id:";
    private static final String SUFFIX = ":aud";
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

    /** Asks for those other clients of the client's project that its tokens name. */
    Sql.Asked<String> others(Sql sql, Client client) {
        return applications.clientIdsOf(sql, client.projectId(), MOST_OTHERS);
    }

    /** The same audience from {@link #others} that were read before. */
    List<String> of(Client client, List<String> scopes, List<String> others) {
        Set<String> audience = new LinkedHashSet<>();
        audience.add(client.clientId());
        audience.addAll(others);
        audience.add(client.projectId());
        audience.addAll(asked(scopes));
        return List.copyOf(audience);
    }

    /**
     * The terms without the scopes and audience that the application may not use for this user now.
     *
     * @param userOrgId the user's organization
     */
    public TokenTerms admitted(Client client, TokenTerms terms, String userOrgId) {
        Set<String> refused = new HashSet<>(asked(terms.scopes()));
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
     * The admitted terms for a token that was exchanged: also without any audience of another organization, however it
     * got there.
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
                                .filter(scope -> !refused.contains(project(scope)))
                                .toList())
                        .withAudience(terms.audience().stream()
                                .filter(one -> !refused.contains(one))
                                .toList());
    }

    /** The audience that the scopes ask for; {@code zitadel} stands for the server's own APIs. */
    static List<String> asked(List<String> scopes) {
        List<String> audience = new ArrayList<>();
        for (String scope : scopes) {
            String project = project(scope);
            if (!project.isEmpty()) {
                audience.add(project);
            }
        }
        return audience;
    }

    /** The project that a scope asks for; empty for other scopes. */
    private static String project(String scope) {
        return scope.startsWith(PREFIX) && scope.endsWith(SUFFIX) && scope.length() > PREFIX.length() + SUFFIX.length()
                ? scope.substring(PREFIX.length(), scope.length() - SUFFIX.length())
                : "";
    }
}
