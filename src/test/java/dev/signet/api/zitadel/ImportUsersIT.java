package dev.signet.api.zitadel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.api.proto.signet.admin.v1.ImportResult;
import dev.signet.api.proto.signet.admin.v1.ImportUsersResponse;
import dev.signet.api.proto.signet.admin.v1.TransferServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.TransferredEmail;
import dev.signet.api.proto.signet.admin.v1.TransferredProfile;
import dev.signet.api.proto.signet.admin.v1.TransferredUser;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserRef;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports of people as lines of JSON, and over gRPC. */
@QuarkusTest
final class ImportUsersIT {
    private static final String PATH = "/signet/admin/v1/users/_import";

    @Inject
    TestingApi api;

    @Inject
    PasswordCommands passwords;

    @Inject
    Database database;

    @TestHTTPResource
    URI server;

    private String orgId = "";
    private String prefix = "";

    @BeforeEach
    void an_organization() {
        orgId = api.newOrg(api.unique("org"));
        prefix = api.unique("p");
    }

    @Test
    void a_person_arrives_with_everything() throws Exception {
        String projectId = api.newProject(orgId, api.unique("project"));
        api.addRoles(orgId, projectId, "reader", "writer");
        try (TestingLines call = start()) {
            call.send("""
                    {"userId":"%1$s-id","userName":"%1$s","profile":{"firstName":"Ada","lastName":"Lovelace",\
                    "nickName":"Countess","preferredLanguage":"en","gender":"TRANSFERRED_GENDER_FEMALE"},\
                    "email":{"email":"%1$s@example.com","verified":true},"phone":{"phone":"+41791234567"},\
                    "passwordHash":"$2b$04$abcdefghijklmnopqrstuuPamo.00H6MnUPqmQVoFRjBsZKCKkL6S",\
                    "metadata":{"team":"YmVybg=="},\
                    "grants":[{"projectId":"%2$s","roleKeys":["reader","writer"]}]}""".formatted(prefix, projectId));
            JsonPath created = call.next();
            assertThat(created.getString("result")).isEqualTo("IMPORT_RESULT_CREATED");
            assertThat(created.getString("userId")).isEqualTo(prefix + "-id");
            assertThat(call.rest().getLast().getLong("totals.created")).isEqualTo(1);
        }
        api.adminIn(orgId)
                .get(TestingApi.MANAGEMENT + "/users/" + prefix + "-id")
                .then()
                .statusCode(200)
                .body("user.state", equalTo("USER_STATE_ACTIVE"))
                .body("user.human.profile.nickName", equalTo("Countess"))
                .body("user.human.profile.gender", equalTo("GENDER_FEMALE"))
                .body("user.human.email.isEmailVerified", equalTo(true))
                .body("user.human.phone.phone", equalTo("+41791234567"));
        api.adminIn(orgId)
                .get(TestingApi.MANAGEMENT + "/users/" + prefix + "-id/metadata/team")
                .then()
                .statusCode(200)
                .body("metadata.value", equalTo("YmVybg=="));
        api.adminIn(orgId)
                .body("{\"queries\":[{\"userIdQuery\":{\"userId\":\"" + prefix + "-id\"}}]}")
                .post(TestingApi.MANAGEMENT + "/users/grants/_search")
                .then()
                .statusCode(200)
                .body("result[0].roleKeys", equalTo(List.of("reader", "writer")));
        passwords.check(new UserRef(orgId, prefix + "-id"), "old password of ann", Actor.system());
    }

    @Test
    void each_state_arrives_and_only_possible_ones() throws Exception {
        List<JsonPath> results = importing(
                person("a", "\"state\":\"TRANSFERRED_STATE_INACTIVE\",\"password\":\"a sufficiently long secret\""),
                person("b", "\"state\":\"TRANSFERRED_STATE_LOCKED\""),
                person("c", "\"state\":\"TRANSFERRED_STATE_SUSPENDED\",\"password\":\"a sufficiently long secret\""),
                person("d", "\"state\":\"TRANSFERRED_STATE_ACTIVE\""),
                person("e", "\"state\":\"TRANSFERRED_STATE_INACTIVE\""));
        assertThat(results.subList(0, 4))
                .extracting(each -> api.stateOf(orgId, each.getString("userId")))
                .containsExactly(
                        "USER_STATE_INACTIVE", "USER_STATE_LOCKED", "USER_STATE_SUSPEND", "USER_STATE_INITIAL");
        assertThat(results.get(4).getString("error.id")).isEqualTo("user.initial");
    }

    @Test
    void a_line_that_breaks_a_rule_is_refused_alone() throws Exception {
        String foreign = api.newProject(api.newOrg(api.unique("other")), api.unique("project"));
        List<JsonPath> results = importing(
                person("a", ""),
                "{\"userName\":",
                "",
                "{\"userName\":\"x\",\"colour\":\"red\"}",
                person("b", "\"passwordHash\":\"{MD5}abc\""),
                person("c", "\"grants\":[{\"projectId\":\"" + foreign + "\",\"roleKeys\":[]}]"),
                person("d", "\"password\":\"short\""),
                person("e", "\"password\":\"x\",\"passwordHash\":\"y\""),
                person("a", ""),
                person("f", "\"metadata\":{\"_bulk\":\"eA==\"}"),
                person("g", ""));
        assertThat(results)
                .extracting(each -> each.getString("result") + " " + each.getString("error.id") + " "
                        + each.getString("error.field"))
                .containsExactly(
                        "IMPORT_RESULT_CREATED null null",
                        "IMPORT_RESULT_REFUSED request.json.malformed null",
                        "IMPORT_RESULT_REFUSED request.field.invalid colour",
                        "IMPORT_RESULT_REFUSED user.password.hash_invalid password_hash",
                        "IMPORT_RESULT_REFUSED project.not_found null",
                        "IMPORT_RESULT_REFUSED user.password.too_short password",
                        "IMPORT_RESULT_REFUSED request.field.excluded password_hash",
                        "IMPORT_RESULT_EXISTS user.user_name.taken user_name",
                        "IMPORT_RESULT_REFUSED user.metadata.key_not_addressable key",
                        "IMPORT_RESULT_CREATED null null",
                        "null null null");
        assertThat(results.getLast().getMap("totals"))
                .isEqualTo(Map.of("created", "2", "existing", "1", "refused", "7"));
        assertThat(known("c"))
                .as("a person whose grant is refused does not exist")
                .isZero();
    }

    @Test
    void a_stream_that_is_sent_again_changes_nothing() throws Exception {
        String[] people = {
            person("a", "\"userId\":\"" + prefix + "-1\""),
            person("b", ""),
            person("c", "\"userId\":\"" + prefix + "-3\"")
        };
        importing(people);
        long before = events();
        List<JsonPath> again = importing(people);
        assertThat(again)
                .extracting(each -> each.getString("result") + " " + each.getString("userId"))
                .startsWith(
                        "IMPORT_RESULT_EXISTS " + prefix + "-1",
                        "IMPORT_RESULT_EXISTS null",
                        "IMPORT_RESULT_EXISTS " + prefix + "-3");
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void thousands_of_people_in_one_body() throws Exception {
        int count = 2000;
        String body =
                IntStream.range(0, count).mapToObj(i -> person("n" + i, "")).collect(Collectors.joining("\n"));
        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(
                    HttpRequest.newBuilder(server.resolve(PATH))
                            .header("Authorization", "Bearer " + api.adminToken())
                            .header(TestingApi.ORG_HEADER, orgId)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-ndjson");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(count + 1);
        assertThat(lines.getLast()).contains("\"created\":\"2000\"");
        assertThat(JsonPath.from(lines.get(1999)).getLong("number")).isEqualTo(2000);
    }

    @Test
    void a_caller_who_hangs_up_ends_the_import_at_a_line() throws Exception {
        try (TestingLines call = start()) {
            call.send(person("a", ""));
            assertThat(call.next().getString("result")).isEqualTo("IMPORT_RESULT_CREATED");
            call.send(person("b", "").substring(0, 20).concat(" "));
        }
        assertThat(known("a")).isEqualTo(1);
        List<JsonPath> again = importing(person("a", ""), person("b", ""));
        assertThat(again.get(0).getString("result")).isEqualTo("IMPORT_RESULT_EXISTS");
        assertThat(again.get(1).getString("result")).isEqualTo("IMPORT_RESULT_CREATED");
    }

    @Test
    void a_caller_who_loses_the_permission_is_stopped() throws Exception {
        String machine = api.newMachine(orgId, api.unique("importer"));
        api.makeMember(orgId, machine, "ORG_USER_MANAGER");
        try (TestingLines call = new TestingLines(server, PATH, api.newToken(orgId, machine), orgId)) {
            call.send(person("a", ""));
            assertThat(call.next().getString("result")).isEqualTo("IMPORT_RESULT_CREATED");
            api.adminIn(orgId)
                    .delete(TestingApi.MANAGEMENT + "/orgs/me/members/" + machine)
                    .then()
                    .statusCode(200);
            TimeUnit.MILLISECONDS.sleep(3100);
            call.send(person("b", ""));
            assertThat(call.next().getInt("error.code")).isEqualTo(7);
        }
        assertThat(known("b")).isZero();
    }

    @Test
    void only_a_caller_with_the_permission_may_import() throws Exception {
        try (TestingLines call = new TestingLines(server, PATH, "", orgId)) {
            assertThat(call.status()).isEqualTo(401);
        }
        try (TestingLines call = new TestingLines(server, PATH, api.machineToken(orgId, "ORG_OWNER_VIEWER"), orgId)) {
            assertThat(call.status()).isEqualTo(403);
        }
        String stranger = api.machineToken(api.newOrg(api.unique("other")), "ORG_OWNER");
        try (TestingLines call = new TestingLines(server, PATH, stranger, orgId)) {
            assertThat(call.status()).isEqualTo(403);
        }
    }

    @Test
    void over_grpc_each_person_is_answered_too() throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        try {
            BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
            StreamObserver<TransferredUser> requests = TransferServiceGrpc.newStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers()))
                    .importUsers(collecting(answers));
            requests.onNext(request("a"));
            ImportUsersResponse first = (ImportUsersResponse) answers.poll(20, TimeUnit.SECONDS);
            assertThat(first.getResult()).isEqualTo(ImportResult.IMPORT_RESULT_CREATED);
            requests.onNext(request("a"));
            requests.onNext(request("").toBuilder().clearUserName().build());
            requests.onCompleted();
            List<Object> others = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                others.add(answers.poll(20, TimeUnit.SECONDS));
            }
            assertThat(((ImportUsersResponse) others.get(0)).getResult()).isEqualTo(ImportResult.IMPORT_RESULT_EXISTS);
            assertThat(((ImportUsersResponse) others.get(1)).getError().getField())
                    .isEqualTo("user_name");
            assertThat(((ImportUsersResponse) others.get(2)).getTotals().getCreated())
                    .isEqualTo(1);
            assertThat(others.get(3)).isEqualTo("completed");
        } finally {
            channel.shutdownNow();
        }
    }

    private Metadata headers() {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + api.adminToken());
        headers.put(Metadata.Key.of(TestingApi.ORG_HEADER, Metadata.ASCII_STRING_MARSHALLER), orgId);
        return headers;
    }

    private TransferredUser request(String suffix) {
        return TransferredUser.newBuilder()
                .setUserName(prefix + suffix)
                .setProfile(TransferredProfile.newBuilder().setFirstName("Ada").setLastName("Lovelace"))
                .setEmail(TransferredEmail.newBuilder().setEmail(prefix + suffix + "@example.com"))
                .build();
    }

    private static StreamObserver<ImportUsersResponse> collecting(BlockingQueue<Object> answers) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ImportUsersResponse answer) {
                answers.add(answer);
            }

            @Override
            public void onError(Throwable failure) {
                answers.add(failure);
            }

            @Override
            public void onCompleted() {
                answers.add("completed");
            }
        };
    }

    private TestingLines start() throws IOException {
        return new TestingLines(server, PATH, api.adminToken(), orgId);
    }

    private List<JsonPath> importing(String... lines) throws IOException {
        try (TestingLines call = start()) {
            for (String line : lines) {
                call.send(line);
            }
            return call.rest();
        }
    }

    private String person(String suffix, String more) {
        return """
                {"userName":"%1$s","profile":{"firstName":"Ada","lastName":"Lovelace"},\
                "email":{"email":"%1$s@example.com","verified":true}%2$s}""".formatted(prefix + suffix, more.isEmpty() ? "" : "," + more);
    }

    private long known(String suffix) {
        String total = api.adminIn(orgId)
                .body("{\"queries\":[{\"userNameQuery\":{\"userName\":\"" + prefix + suffix + "\"}}]}")
                .post(TestingApi.MANAGEMENT + "/users/_search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("details.totalResult");
        return total == null ? 0 : Long.parseLong(total);
    }

    private long events() {
        return database.single("select count(*) as n from events where owner = ?", row -> row.number("n"), orgId);
    }
}
