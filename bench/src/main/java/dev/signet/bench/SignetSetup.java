package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Creates in a running Signet what the cases need: a project with a web and an API application, a machine user with a
 * secret, and persons with a random password.
 *
 * <p>Every run creates new objects, so that no secret has to be stored.
 */
final class SignetSetup {
    /** More than there are connections, so that a connection does not always sign in the same person. */
    private static final int PERSONS = 64;

    private static final String METADATA = "/.well-known/openid-configuration";
    private static final String MANAGEMENT = "/management/v1/";
    private static final String WEB_SCOPE = "openid profile email offline_access";
    private static final Credentials NOBODY = new Credentials("", "");

    private final Server server;

    /** Makes names unique, because those of earlier runs are taken. */
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    /**
     * @param server the server, with the token of a machine administrator
     */
    SignetSetup(Server server) {
        this.server = server;
    }

    /**
     * @param persons whether anybody will sign in; if not, no persons are created, which saves their password hashes
     */
    Provider provider(boolean persons) throws InterruptedException {
        JsonNode metadata = server.json(server.anonymous(METADATA).build());
        String project = text(server.post(MANAGEMENT + "projects", named("Bench " + run)), "id");
        String password = password();
        return new Provider(
                METADATA,
                metadata,
                machine(),
                "openid urn:zitadel:iam:org:project:id:" + project + ":aud",
                api(project),
                web(project),
                WEB_SCOPE,
                persons ? persons(password) : List.of(),
                password);
    }

    /** A provider with a web client and persons from an earlier run, and without other clients. */
    static Provider existing(Server server, String webClient, List<String> loginNames, String password)
            throws InterruptedException {
        JsonNode metadata = server.json(server.anonymous(METADATA).build());
        return new Provider(METADATA, metadata, NOBODY, "", NOBODY, webClient, WEB_SCOPE, loginNames, password);
    }

    static String password() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        // Satisfies any policy: lower and upper case, a digit and a symbol.
        return "aA1-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Creates a machine user. Its tokens are JWTs, because only JWTs are signed. */
    private Credentials machine() throws InterruptedException {
        String name = "bench-machine-" + run;
        ObjectNode body = named("Bench machine").put("userName", name).put("accessTokenType", "ACCESS_TOKEN_TYPE_JWT");
        String id = text(server.post(MANAGEMENT + "users/machine", body), "userId");
        JsonNode secret = server.json(server.put(MANAGEMENT + "users/" + id + "/secret", Server.object()));
        return new Credentials(secret.path("clientId").asText(name), CodeFlow.field(secret, "clientSecret"));
    }

    private Credentials api(String project) throws InterruptedException {
        JsonNode app = server.json(server.post(
                MANAGEMENT + "projects/" + project + "/apps/api",
                named("Bench API").put("authMethodType", "API_AUTH_METHOD_TYPE_BASIC")));
        return new Credentials(CodeFlow.field(app, "clientId"), CodeFlow.field(app, "clientSecret"));
    }

    private String web(String project) throws InterruptedException {
        ObjectNode body = named("Bench web app")
                .put("appType", "OIDC_APP_TYPE_USER_AGENT")
                .put("authMethodType", "OIDC_AUTH_METHOD_TYPE_NONE")
                .put("accessTokenType", "OIDC_TOKEN_TYPE_JWT");
        body.putArray("redirectUris").add(Provider.REDIRECT_URI);
        body.putArray("responseTypes").add("OIDC_RESPONSE_TYPE_CODE");
        body.putArray("grantTypes").add("OIDC_GRANT_TYPE_AUTHORIZATION_CODE").add("OIDC_GRANT_TYPE_REFRESH_TOKEN");
        return text(server.post(MANAGEMENT + "projects/" + project + "/apps/oidc", body), "clientId");
    }

    private List<String> persons(String password) throws InterruptedException {
        List<String> loginNames = new ArrayList<>();
        for (int number = 1; number <= PERSONS; number++) {
            // Without the prefix of seeded users, because those are counted.
            ObjectNode body = new SyntheticUser(number).body("signin-" + run + "-" + number);
            String id = text(server.post(MANAGEMENT + "users/human/_import", body.put("password", password)), "userId");
            JsonNode user = server.json(server.get(MANAGEMENT + "users/" + id)).path("user");
            loginNames.add(CodeFlow.field(user, "preferredLoginName"));
        }
        return loginNames;
    }

    private String text(HttpRequest request, String field) throws InterruptedException {
        return CodeFlow.field(server.json(request), field);
    }

    private static ObjectNode named(String name) {
        return Server.object().put("name", name);
    }
}
