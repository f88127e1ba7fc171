package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.signet.access.Roles;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.proto.zitadel.v1.AuthOption;
import dev.signet.api.proto.zitadel.v1.ErrorDetail;
import dev.signet.api.proto.zitadel.v1.OptionsProto;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every call of ZITADEL's services by callers of many kinds, compared with the table of roles and
 * permissions. The calls come from the descriptors, so that a new one is tested too.
 */
@QuarkusTest
final class PermissionTableIT {
    private static final Set<String> REFUSALS = Set.of("auth.permission.missing", "auth.organization.not_accessible");

    private static final String STRANGER = "stranger";

    /** These calls would end the organization or the caller in the middle of the test. */
    private static final Set<String> ENDS =
            Set.of("DeactivateOrg", "RemoveOrg", "RemoveMyUser", "DeactivateOrganization", "DeleteOrganization");

    /** The scope by which a token is also for this server's API. */
    private static final String API = "urn:zitadel:iam:org:project:id:zitadel:aud";

    @Inject
    TestingApi api;

    @Inject
    RpcCatalog catalog;

    private final Roles roles = new Roles();
    private String orgId = "";
    private String userId = "";
    private String projectId = "";
    private String grantId = "";

    @BeforeEach
    void an_organization_with_a_project_that_is_granted() {
        orgId = api.newOrg(api.unique("org"));
        userId = api.newMachine(orgId, api.unique("target"));
        projectId = api.newProject(orgId, api.unique("project"));
        grantId = api.newProjectGrant(orgId, projectId, api.newOrg(api.unique("granted")));
    }

    @Test
    void anonymous_callers_reach_nothing_that_is_not_public() {
        SoftAssertions all = new SoftAssertions();
        for (RpcMethod method : methods()) {
            boolean open = method.access() instanceof AccessRule.Anyone;
            all.assertThat(call(method, given().contentType(ContentType.JSON)).statusCode() == 401)
                    .as(method.fullName())
                    .isEqualTo(!open);
        }
        all.assertAll();
    }

    @Test
    void each_role_of_an_organization_opens_what_the_table_says() {
        for (String role : List.of("", "ORG_OWNER", "ORG_OWNER_VIEWER", "ORG_USER_MANAGER", "ORG_SETTINGS_MANAGER")) {
            String token = role.isEmpty() ? api.machineToken(orgId) : api.machineToken(orgId, role);
            compare(role, token, role, false);
        }
    }

    @Test
    void an_owner_of_another_organization_opens_nothing() {
        compare(STRANGER, api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER"), "", false);
    }

    @Test
    void an_owner_of_another_project_opens_only_calls_that_are_limited_to_it() {
        String other = api.newProject(orgId, api.unique("other"));
        String machine = api.newMachine(orgId, api.unique("owner"));
        member("/projects/" + other + "/members", machine, "PROJECT_OWNER");
        compare("project owner", api.newToken(orgId, machine), "PROJECT_OWNER", true);
    }

    @Test
    void an_owner_of_another_project_grant_opens_only_calls_that_are_limited_to_it() {
        String other = api.newProject(api.newOrg(api.unique("owner")), api.unique("other"));
        String owner = api.ownerOf(other);
        String otherGrant = api.newProjectGrant(owner, other, orgId);
        String machine = api.newMachine(orgId, api.unique("owner"));
        member("/projects/" + other + "/grants/" + otherGrant + "/members", machine, "PROJECT_GRANT_OWNER");
        compare("grant owner", api.newToken(orgId, machine), "PROJECT_GRANT_OWNER", true);
    }

    @Test
    void a_token_that_a_machine_has_narrowed_opens_nothing_although_the_machine_is_an_owner() {
        String machine = api.newMachine(orgId, api.unique("owner"));
        api.makeMember(orgId, machine, "ORG_OWNER");
        JsonPath secret = api.adminIn(orgId)
                .body("{}")
                .put(TestingApi.MANAGEMENT + "/users/" + machine + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        as(clientToken(secret, "openid " + API))
                .get(TestingApi.MANAGEMENT + "/orgs/me")
                .then()
                .statusCode(200);

        String narrowed = clientToken(secret, "openid");

        SoftAssertions all = new SoftAssertions();
        for (RpcMethod method : methods()) {
            boolean open = method.access() instanceof AccessRule.Anyone;
            all.assertThat(call(method, as(narrowed).header(ORG_HEADER, orgId)).statusCode() == 401)
                    .as(method.fullName())
                    .isEqualTo(!open);
        }
        all.assertAll();
    }

    private static String clientToken(JsonPath secret, String scope) {
        return given().auth()
                .preemptive()
                .basic(secret.getString("clientId"), secret.getString("clientSecret"))
                .formParam("grant_type", "client_credentials")
                .formParam("scope", scope)
                .post("/oauth/v2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /**
     * @param role the role that the caller has, on the organization or on something in it
     * @param onAnObject whether the caller has the role only on a project or project grant that the calls do not name
     */
    private void compare(String caller, String token, String role, boolean onAnObject) {
        SoftAssertions all = new SoftAssertions();
        for (RpcMethod method : methods()) {
            if (method.access() instanceof AccessRule.Permission rule) {
                boolean held = roles.permissionsOf(role).contains(rule.name());
                Response answer = call(method, as(token).header(ORG_HEADER, orgId));
                all.assertThat(isRefused(method, answer) || (caller.equals(STRANGER) && isHidden(method, answer)))
                        .as("%s by %s: %s", method.fullName(), caller, answer.asString())
                        .isEqualTo(!(held && (!onAnObject || rule.limited())));
            }
        }
        all.assertAll();
    }

    private static boolean isRefused(RpcMethod method, Response answer) {
        return answer.statusCode() == 403 && REFUSALS.contains(idOf(method, answer));
    }

    // A request of version 2 that names an object of an organization in which the caller has no permission is about the
    // caller's own organization, where the object is not found, if the request is valid at all.
    private static boolean isHidden(RpcMethod method, Response answer) {
        AuthOption option = method.descriptor().getOptions().getExtension(OptionsProto.authOption);
        boolean nothingDone = answer.statusCode() == 404 || answer.statusCode() == 400;
        return nothingDone && !option.getOwnedField().isEmpty();
    }

    private static String idOf(RpcMethod method, Response answer) {
        if (!isOfVersion2(method)) {
            return answer.jsonPath().getString("details[0].id");
        }
        try {
            String value = answer.jsonPath().getString("details[0].value");
            return ErrorDetail.parseFrom(Base64.getDecoder().decode(value)).getId();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfVersion2(RpcMethod method) {
        return !method.descriptor().getFile().getPackage().endsWith(".v1");
    }

    private List<RpcMethod> methods() {
        List<RpcMethod> methods = catalog.methods().stream()
                .filter(method -> method.fullName().startsWith("zitadel.")
                        || method.fullName().startsWith("signet.admin.v1.GroupService")
                        || method.fullName().startsWith("signet.admin.v1.AccessService"))
                .filter(method -> !ENDS.contains(method.descriptor().getName()))
                .sorted(Comparator.comparing(RpcMethod::fullName))
                .toList();
        assertThat(methods).hasSizeGreaterThan(150);
        return methods;
    }

    private Response call(RpcMethod method, RequestSpecification request) {
        return isOfVersion2(method) ? overConnect(method, request) : overRest(method, request);
    }

    /**
     * Calls of version 2 that have no path in REST are made in the same way as those that have one. A call that is limited
     * to what the caller manages names no project, because its handler would refuse another one.
     */
    private Response overConnect(RpcMethod method, RequestSpecification request) {
        boolean limited = method.access() instanceof AccessRule.Permission rule && rule.limited();
        Map<String, String> values = Map.of(
                "organization_id",
                orgId,
                "project_id",
                limited ? "" : projectId,
                "user_id",
                userId,
                "application_id",
                "4711");
        String body = method.descriptor().getInputType().getFields().stream()
                .map(FieldDescriptor::getName)
                .filter(values::containsKey)
                .map(name -> "\"%s\":\"%s\"".formatted(name, values.get(name)))
                .collect(Collectors.joining(",", "{", "}"));
        return request.body(body).post('/' + method.fullName());
    }

    private Response overRest(RpcMethod method, RequestSpecification request) {
        HttpRule rule = method.descriptor().getOptions().getExtension(AnnotationsProto.http);
        String path = rule.getGet() + rule.getPost() + rule.getPut() + rule.getDelete();
        for (Map.Entry<String, String> value : Map.of(
                        "{user_id}", userId,
                        "{project_id}", projectId,
                        "{grant_id}", grantId,
                        "{role_key=**}", "reader",
                        "{org_id}", orgId)
                .entrySet()) {
            path = path.replace(value.getKey(), value.getValue());
        }
        // an id that nothing has
        path = path.replaceAll("\\{[^}]+}", "4711");
        String verb = !rule.getGet().isEmpty()
                ? "GET"
                : !rule.getPost().isEmpty() ? "POST" : !rule.getPut().isEmpty() ? "PUT" : "DELETE";
        if (!rule.getBody().isEmpty()) {
            request.body("{}");
        }
        return request.request(verb, prefix(method) + path);
    }

    private static String prefix(RpcMethod method) {
        String service = method.descriptor().getService().getName();
        return switch (service) {
            case "ManagementService" -> TestingApi.MANAGEMENT;
            case "AuthService" -> TestingApi.AUTH;
            case "AdminService" -> TestingApi.ADMIN;
            case "GroupService", "AccessService" -> "";
            default -> throw new AssertionError(service);
        };
    }

    private void member(String path, String machine, String role) {
        api.adminIn(orgId)
                .body("{\"userId\":\"%s\",\"roles\":[\"%s\"]}".formatted(machine, role))
                .post(TestingApi.MANAGEMENT + path)
                .then()
                .statusCode(200);
    }
}
