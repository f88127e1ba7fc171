package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.proto.zitadel.v1.ErrorDetail;
import dev.signet.token.AccessTokenGrants;
import dev.signet.token.AccessTokens;
import dev.signet.token.Actors;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Every rpc of every served contract, called by seven callers about objects of an organization, with the exact outcome
 * for each. The rpcs come from the catalog, so that a new one fails until {@code permission-outcomes.csv}
 * has a line for it. The test writes the present outcomes to {@code target/permission-outcomes.csv}; a line is copied
 * after it was checked.
 */
@QuarkusTest
final class PermissionOutcomesIT {
    private static final String EXPECTED = "/permission-outcomes.csv";
    private static final Path PRESENT = Path.of("target/permission-outcomes.csv");

    private static final String INVALID_TOKEN = "auth.token.invalid";
    private static final String DONE = "ok";

    /** A dialect that only tests have. */
    private static final String PARROT = "parrot.";

    /** Ends the caller, so it comes last. */
    private static final String LAST = "RemoveMyUser";

    private static final Set<Callers> WITHOUT_A_CREDENTIAL = Set.of(Callers.ANONYMOUS, Callers.NARROWED);

    @Inject
    TestingApi api;

    @Inject
    TestingAccounts accounts;

    @Inject
    AccessTokens tokens;

    @Inject
    RpcCatalog catalog;

    private final Map<Callers, String> credentials = new EnumMap<>(Callers.class);
    private String orgId = "";

    private enum Callers {
        ANONYMOUS,
        /** A person of the organization without any membership. */
        PERSON,
        /** May read everything in the organization. */
        VIEWER,
        /** Owns another organization. */
        STRANGER,
        /** Owns another project of the organization. */
        PROJECT_OWNER,
        /** Owns another project grant that the organization has received. */
        GRANT_OWNER,
        /** A machine that is an owner of the organization, with a token that is not for this server. */
        NARROWED
    }

    @Test
    void every_rpc_answers_each_caller_as_the_table_says() throws IOException {
        SampleRequests samples = new SampleRequests(objects());
        callers();
        List<RpcMethod> methods = methods();
        Map<String, String> expected = expected();
        SoftAssertions all = new SoftAssertions();
        List<String> present = new ArrayList<>();
        for (RpcMethod method : methods) {
            Message request = samples.of(method);
            List<String> outcomes = new ArrayList<>();
            for (Callers caller : Callers.values()) {
                String outcome = outcome(method, request, caller);
                outcomes.add(outcome);
                checkRule(all, method, caller, outcome);
            }
            String line = String.join(",", outcomes);
            present.add(method.fullName() + ',' + line);
            all.assertThat(line).as(method.fullName()).isEqualTo(expected.get(method.fullName()));
        }
        Files.write(PRESENT, present.stream().sorted().toList());
        all.assertThat(expected.keySet())
                .as("rpcs in the table")
                .isSubsetOf(methods.stream().map(RpcMethod::fullName).toList());
        all.assertAll();
    }

    // Whatever the table says: no token, no call; and no permission, no effect.
    private static void checkRule(SoftAssertions all, RpcMethod method, Callers caller, String outcome) {
        boolean open = method.access() instanceof AccessRule.Anyone;
        if (WITHOUT_A_CREDENTIAL.contains(caller)) {
            all.assertThat(outcome.equals(INVALID_TOKEN))
                    .as("%s by %s: %s", method.fullName(), caller, outcome)
                    .isEqualTo(!open);
        } else if (method.access() instanceof AccessRule.Permission && caller == Callers.PERSON) {
            all.assertThat(outcome).as("%s by %s", method.fullName(), caller).isEqualTo("auth.permission.missing");
        } else if (method.access() instanceof AccessRule.Permission && caller == Callers.STRANGER) {
            all.assertThat(outcome)
                    .as("%s by %s", method.fullName(), caller)
                    .isNotEqualTo(DONE)
                    .doesNotStartWith("request.");
        }
    }

    private String outcome(RpcMethod method, Message request, Callers caller) throws InvalidProtocolBufferException {
        RequestSpecification call = given().contentType(ContentType.JSON).header(ORG_HEADER, orgId);
        String credential = credentials.get(caller);
        if (credential != null) {
            call.header("Authorization", "Bearer " + credential);
        }
        Response answer = call.body(JsonFormat.printer().print(request)).post('/' + method.fullName());
        if (answer.statusCode() == 200) {
            return DONE;
        }
        String value = answer.jsonPath().getString("details[0].value");
        return ErrorDetail.parseFrom(Base64.getDecoder().decode(Objects.requireNonNull(value, answer::asString)))
                .getId();
    }

    private List<RpcMethod> methods() {
        List<RpcMethod> methods = catalog.methods().stream()
                .filter(method -> !method.fullName().startsWith(PARROT))
                .sorted(Comparator.comparing((RpcMethod method) ->
                                method.descriptor().getName().equals(LAST))
                        .thenComparing(RpcMethod::fullName))
                .toList();
        assertThat(methods).hasSizeGreaterThan(350);
        return methods;
    }

    private static Map<String, String> expected() {
        try (var file = Objects.requireNonNull(PermissionOutcomesIT.class.getResourceAsStream(EXPECTED))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(',')),
                            line -> line.substring(line.indexOf(',') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Objects of an organization, by the names of the fields that refer to them. */
    private Map<String, String> objects() {
        orgId = api.newOrg(api.unique("org"));
        String userId = api.newMachine(orgId, api.unique("target"));
        String projectId = api.newProject(orgId, api.unique("project"));
        api.addRoles(orgId, projectId, "reader");
        String granted = api.newOrg(api.unique("granted"));
        String grantId = api.newProjectGrant(orgId, projectId, granted, "reader");
        String appId = api.adminIn(orgId)
                .body("{\"name\":\"%s\"}".formatted(api.unique("api")))
                .post(TestingApi.MANAGEMENT + "/projects/" + projectId + "/apps/api")
                .then()
                .statusCode(200)
                .extract()
                .path("appId");
        String groupId = api.admin()
                .body("{\"organizationId\":\"%s\",\"name\":\"%s\"}".formatted(orgId, api.unique("group")))
                .post("/zitadel.group.v2.GroupService/CreateGroup")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        return Map.ofEntries(
                Map.entry("org_id", orgId),
                Map.entry("organization_id", orgId),
                Map.entry("user_id", userId),
                Map.entry("project_id", projectId),
                Map.entry("grant_id", grantId),
                Map.entry("granted_org_id", granted),
                Map.entry("granted_organization_id", granted),
                Map.entry("app_id", appId),
                Map.entry("application_id", appId),
                Map.entry("group_id", groupId),
                Map.entry("authorization_id", api.newGrant(orgId, userId)),
                Map.entry("role_key", "reader"));
    }

    private void callers() {
        UserRef person = accounts.person(orgId);
        TestingAccounts.SignIn signIn =
                new TestingAccounts.SignIn(person, accounts.app(orgId), accounts.session(person));
        credentials.put(
                Callers.PERSON,
                tokens.issue(AccessTokenGrants.actedBy(new Actors(List.of(), false), signIn.terms(), TokenForm.OPAQUE))
                        .value());
        credentials.put(Callers.VIEWER, api.machineToken(orgId, "ORG_OWNER_VIEWER"));
        credentials.put(Callers.STRANGER, api.machineToken(api.newOrg(api.unique("other")), "ORG_OWNER"));

        String other = api.newProject(orgId, api.unique("other"));
        credentials.put(Callers.PROJECT_OWNER, memberOf("/projects/" + other, "PROJECT_OWNER"));

        String owner = api.newOrg(api.unique("owner"));
        String foreign = api.newProject(owner, api.unique("foreign"));
        String received = api.newProjectGrant(owner, foreign, orgId);
        credentials.put(
                Callers.GRANT_OWNER, memberOf("/projects/" + foreign + "/grants/" + received, "PROJECT_GRANT_OWNER"));
        credentials.put(Callers.NARROWED, narrowed());
    }

    private String memberOf(String object, String role) {
        String machine = api.newMachine(orgId, api.unique("owner"));
        api.adminIn(orgId)
                .body("{\"userId\":\"%s\",\"roles\":[\"%s\"]}".formatted(machine, role))
                .post(TestingApi.MANAGEMENT + object + "/members")
                .then()
                .statusCode(200);
        return api.newToken(orgId, machine);
    }

    private String narrowed() {
        String machine = api.newMachine(orgId, api.unique("owner"));
        api.makeMember(orgId, machine, "ORG_OWNER");
        JsonPath secret = api.adminIn(orgId)
                .body("{}")
                .put(TestingApi.MANAGEMENT + "/users/" + machine + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return given().auth()
                .preemptive()
                .basic(secret.getString("clientId"), secret.getString("clientSecret"))
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "openid")
                .post("/oauth/v2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
