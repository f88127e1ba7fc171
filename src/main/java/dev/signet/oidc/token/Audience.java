package dev.signet.oidc.token;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may accept a token (zitadel-api section 3.5): the client itself, the others of its project, the project, and what
 * scopes add. Of the others a bounded number, without those that registered themselves: a token has to stay small enough
 * for a header, and whoever is left out is let in by the project.
 */
@Singleton
final class Audience {
    private static final String PREFIX = "urn:zitadel:iam:org:project:id:";
    private static final String SUFFIX = ":aud";
    private static final int MOST_OTHERS = 100;

    private final ApplicationQueries applications;

    Audience(ApplicationQueries applications) {
        this.applications = applications;
    }

    List<String> of(Client client, List<String> scopes) {
        Set<String> audience = new LinkedHashSet<>();
        audience.add(client.clientId());
        audience.addAll(applications.clientIdsOf(client.projectId(), MOST_OTHERS));
        audience.add(client.projectId());
        audience.addAll(asked(scopes));
        return List.copyOf(audience);
    }

    /** What scopes alone ask for; {@code zitadel} stands for the server's own APIs. */
    static List<String> asked(List<String> scopes) {
        List<String> audience = new ArrayList<>();
        for (String scope : scopes) {
            if (scope.startsWith(PREFIX)
                    && scope.endsWith(SUFFIX)
                    && scope.length() > PREFIX.length() + SUFFIX.length()) {
                audience.add(scope.substring(PREFIX.length(), scope.length() - SUFFIX.length()));
            }
        }
        return audience;
    }
}
