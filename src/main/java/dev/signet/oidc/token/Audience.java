package dev.signet.oidc.token;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.token.ApiAudience;
import dev.signet.token.ApiDoor;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may accept a token (zitadel-api section 3.5): the client itself, the others of its project, the project, and what
 * scopes add. Of the others a bounded number, without those that registered themselves: a token has to stay small enough
 * for a header, and whoever is left out is let in by the project.
 *
 * <p>This server's own API and other projects are added only for an application that may name them (attack A-32). For any
 * other the scope is left out, as the answer says (RFC 6749 section 3.3): clients written for ZITADEL ask for it by habit.
 */
@Singleton
public final class Audience {
    private static final String PREFIX = "urn:zitadel:iam:org:project:id:";
    private static final String SUFFIX = ":aud";
    private static final int MOST_OTHERS = 100;

    private final ApplicationQueries applications;
    private final ApiDoor api;

    Audience(ApplicationQueries applications, ApiDoor api) {
        this.applications = applications;
        this.api = api;
    }

    List<String> of(Client client, List<String> scopes) {
        Set<String> audience = new LinkedHashSet<>();
        audience.add(client.clientId());
        audience.addAll(applications.clientIdsOf(client.projectId(), MOST_OTHERS));
        audience.add(client.projectId());
        audience.addAll(asked(scopes));
        return List.copyOf(audience);
    }

    /**
     * The terms without what the application may not name as of now, for this user.
     *
     * @param userOrgId organization of the user
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
                && api.opens(client.tokens().apiAccess(), client.orgId(), terms.userId(), userOrgId)) {
            refused.remove(ApiAudience.VALUE);
        }
        refused.removeAll(applications.audienceOf(client, refused));
        return without(refused, terms);
    }

    /** The same for terms that are handed on: without recipients of other organizations, however they came in. */
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

    /** What scopes alone ask for; {@code zitadel} stands for the server's own APIs. */
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

    /** The project a scope asks for; empty for a scope that asks for none. */
    private static String project(String scope) {
        return scope.startsWith(PREFIX) && scope.endsWith(SUFFIX) && scope.length() > PREFIX.length() + SUFFIX.length()
                ? scope.substring(PREFIX.length(), scope.length() - SUFFIX.length())
                : "";
    }
}
