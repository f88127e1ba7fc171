package dev.signet.oidc.parameter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Scopes, defined by ZITADEL, by which an application requests projects as audience and roles as claims. */
public final class ProjectScopes {
    /** Requests the roles of the application's own project; also the name of the claim. */
    public static final String ROLES = "urn:zitadel:iam:org:project:roles";

    /** Requests the roles of all projects in the audience, in a claim for each. */
    public static final String ALL_ROLES = "urn:zitadel:iam:org:projects:roles";

    private static final String AUDIENCE = "urn:zitadel:iam:org:project:id:";
    private static final String AUDIENCE_END = ":aud";
    private static final String ONE_ROLE = "urn:zitadel:iam:org:project:role:";
    private static final String GRANTING_ORG = "urn:zitadel:iam:org:roles:id:";

    private ProjectScopes() {}

    /** The projects that the scopes request as audience; {@code zitadel} stands for this server's own API. */
    public static List<String> audience(List<String> scopes) {
        List<String> audience = new ArrayList<>();
        for (String scope : scopes) {
            String project = project(scope);
            if (!project.isEmpty()) {
                audience.add(project);
            }
        }
        return audience;
    }

    /** The project that a scope requests as audience; empty for other scopes. */
    public static String project(String scope) {
        return scope.startsWith(AUDIENCE)
                        && scope.endsWith(AUDIENCE_END)
                        && scope.length() > AUDIENCE.length() + AUDIENCE_END.length()
                ? scope.substring(AUDIENCE.length(), scope.length() - AUDIENCE_END.length())
                : "";
    }

    /** The keys of the roles to which the scopes restrict the role claims; empty for no restriction. */
    public static Set<String> roleKeys(List<String> scopes) {
        return after(ONE_ROLE, scopes);
    }

    /** The ids of the organizations to whose grants the scopes restrict the role claims; empty for no restriction. */
    public static Set<String> grantingOrgs(List<String> scopes) {
        return after(GRANTING_ORG, scopes);
    }

    /** The claim with the roles of a project. */
    public static String claimOf(String projectId) {
        return "urn:zitadel:iam:org:project:" + projectId + ":roles";
    }

    private static Set<String> after(String prefix, List<String> scopes) {
        Set<String> values = new LinkedHashSet<>();
        for (String scope : scopes) {
            if (scope.startsWith(prefix) && scope.length() > prefix.length()) {
                values.add(scope.substring(prefix.length()));
            }
        }
        return values;
    }
}
