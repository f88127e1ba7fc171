package dev.signet.oidc.token;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who may accept a token (zitadel-api section 3.5): every client of the project, the project, and what scopes add. */
@Singleton
final class Audience {
    private static final String PREFIX = "urn:zitadel:iam:org:project:id:";
    private static final String SUFFIX = ":aud";

    private final ApplicationQueries applications;

    Audience(ApplicationQueries applications) {
        this.applications = applications;
    }

    List<String> of(Client client, List<String> scopes) {
        Set<String> audience = new LinkedHashSet<>();
        audience.add(client.clientId());
        audience.addAll(applications.clientIdsOf(client.projectId()));
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
