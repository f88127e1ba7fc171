package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.fuzz.Tries;
import dev.signet.fuzz.Values;
import dev.signet.kernel.PathText;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that a write accepts is returned unchanged by every read, list, search, history and the event log. */
@QuarkusTest
class ReadBackIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USERS = MANAGEMENT + "/users/";
    private static final String PROJECTS = MANAGEMENT + "/projects/";

    private static String orgId = "";
    private static String machineId = "";
    private static String projectId = "";

    @Inject
    TestingApi api;

    @BeforeEach
    void create_the_objects_to_write_to_once() {
        if (orgId.isEmpty()) {
            String org = api.newOrg(api.unique("org"));
            machineId = api.newMachine(org, api.unique("ci"));
            orgId = org;
            projectId = written(
                            "POST",
                            MANAGEMENT + "/projects",
                            JSON.createObjectNode().put("name", "exact"))
                    .get("id")
                    .asText();
        }
    }

    @Test
    void the_expiry_of_a_personal_access_token() {
        Tries.each(Values.futures(), 20, expiry -> {
            String id = written("POST", USERS + machineId + "/pats", expiring(expiry))
                    .get("tokenId")
                    .asText();

            assertThat(expiryOf(read("GET", USERS + machineId + "/pats/" + id).get("token")))
                    .isEqualTo(expiry);
            assertThat(expiryOf(newest(
                            read("POST", USERS + machineId + "/pats/_search").get("result"))))
                    .isEqualTo(expiry);
            assertThat(Instant.parse(logged("user.pat.added").get("expiresAt").asText()))
                    .isEqualTo(expiry);
        });
    }

    @Test
    void the_expiry_of_a_machine_key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        String publicKey = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));

        Tries.each(Values.futures(), 20, expiry -> {
            ObjectNode body = expiring(expiry).put("type", "KEY_TYPE_JSON").put("publicKey", publicKey);
            String id = written("POST", USERS + machineId + "/keys", body)
                    .get("keyId")
                    .asText();

            assertThat(expiryOf(read("GET", USERS + machineId + "/keys/" + id).get("key")))
                    .isEqualTo(expiry);
            assertThat(expiryOf(newest(
                            read("POST", USERS + machineId + "/keys/_search").get("result"))))
                    .isEqualTo(expiry);
        });
    }

    @Test
    void the_expiry_of_the_key_of_an_application() {
        ObjectNode app = JSON.createObjectNode().put("name", api.unique("api"));
        app.put("authMethodType", "API_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT");
        String keys = PROJECTS + projectId + "/apps/"
                + written("POST", PROJECTS + projectId + "/apps/api", app)
                        .get("appId")
                        .asText()
                + "/keys";

        Tries.each(Values.futures(), 4, expiry -> {
            JsonNode added = written("POST", keys, expiring(expiry).put("type", "KEY_TYPE_JSON"));
            assertThat(expiryOf(
                            read("GET", keys + "/" + added.get("id").asText()).get("key")))
                    .isEqualTo(expiry);
            assertThat(expiryOf(newest(read("POST", keys + "/_search").get("result"))))
                    .isEqualTo(expiry);
        });
    }

    @Test
    void metadata_of_every_key_and_every_byte() {
        Arbitrary<byte[]> values =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(300);
        String metadata = USERS + machineId + "/metadata";

        Tries.each(Combinators.combine(keys(), values).as(Entry::new), 40, entry -> {
            String path = metadata + "/" + encoded(entry.key());
            written("POST", path, JSON.createObjectNode().put("value", entry.value()));

            assertThat(read("GET", path).at("/metadata/key").asText()).isEqualTo(entry.key());
            assertThat(read("GET", path).at("/metadata/value").binaryValue()).isEqualTo(entry.value());
            ObjectNode search = JSON.createObjectNode();
            search.putArray("queries")
                    .addObject()
                    .putObject("keyQuery")
                    .put("key", entry.key())
                    .put("method", "TEXT_QUERY_METHOD_EQUALS");
            JsonNode found = written("POST", metadata + "/_search", search).get("result");
            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("value").binaryValue()).isEqualTo(entry.value());
            assertThat(logged("user.metadata.set").get("key").asText()).isEqualTo(entry.key());
            written("DELETE", path, null);
        });
    }

    @Test
    void the_names_of_a_person_and_of_an_editor_in_histories() {
        Arbitrary<List<String>> names = Values.texts(200).list().ofSize(4);

        Tries.each(names, 15, name -> {
            ObjectNode person = JSON.createObjectNode().put("userName", api.unique("reader"));
            ObjectNode profile = person.putObject("profile");
            profile.put("firstName", name.get(0)).put("lastName", name.get(1));
            profile.put("nickName", name.get(2)).put("displayName", name.get(3));
            person.putObject("email")
                    .put("email", api.unique("reader") + "@example.com")
                    .put("isEmailVerified", true);
            Response created = call("POST", USERS + "human", person);
            if (created.statusCode() == 400) {
                assertThat(json(created)
                                .at("/details/1/fieldViolations/0/field")
                                .asText())
                        .startsWith("profile.");
                return;
            }
            String id = json(created).get("userId").asText();

            assertNames(name, read("GET", USERS + id).at("/user/human/profile"));
            for (String field : List.of("firstName", "lastName", "nickName", "displayName")) {
                JsonNode found = written("POST", USERS + "_search", byName(field, profile.get(field)))
                        .get("result");
                assertThat(StreamSupport.stream(found.spliterator(), false)
                                .filter(user -> user.get("id").asText().equals(id))
                                .map(user -> user.at("/human/profile")))
                        .singleElement()
                        .satisfies(found1 -> assertNames(name, found1));
            }
            assertNames(name, logged("user.human.added"));
        });
    }

    @Test
    void the_name_of_a_machine_in_the_history_of_its_changes() {
        String user = api.newMachine(orgId, api.unique("edited"));
        Tries.each(Values.texts(200), 10, name -> {
            ObjectNode machine = JSON.createObjectNode().put("userName", api.unique("editor"));
            machine.put("name", name).put("description", name);
            Response created = call("POST", USERS + "machine", machine);
            assertThat(created.statusCode()).isEqualTo(200);
            String editor = json(created).get("userId").asText();
            api.makeMember(orgId, editor, "ORG_OWNER");
            TestingApi.as(api.newToken(orgId, editor))
                    .header(TestingApi.ORG_HEADER, orgId)
                    .body(JSON.createObjectNode()
                            .put("value", name.getBytes(StandardCharsets.UTF_8))
                            .toString())
                    .post(USERS + user + "/metadata/edited")
                    .then()
                    .statusCode(200);

            JsonNode last = read("POST", USERS + user + "/changes/_search")
                    .get("result")
                    .get(0);

            assertThat(last.get("editorDisplayName").asText()).isEqualTo(name);
            assertThat(read("GET", USERS + editor)
                            .at("/user/machine/description")
                            .asText())
                    .isEqualTo(name);
        });
    }

    @Test
    void roles_whose_keys_can_be_used_in_paths() {
        Arbitrary<List<String>> roles = Combinators.combine(
                        keys().filter(key -> key.equals(key.strip())), Values.texts(200), Values.texts(200))
                .as(List::of);

        Tries.each(roles, 20, role -> {
            ObjectNode body = JSON.createObjectNode().put("roleKey", role.get(0));
            body.put("displayName", role.get(1)).put("group", role.get(2));
            written("POST", PROJECTS + projectId + "/roles", body);
            ObjectNode search = JSON.createObjectNode();
            search.putArray("queries")
                    .addObject()
                    .putObject("keyQuery")
                    .put("key", role.get(0))
                    .put("method", "TEXT_QUERY_METHOD_EQUALS");

            JsonNode found = written("POST", PROJECTS + projectId + "/roles/_search", search)
                    .get("result");

            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("key").asText()).isEqualTo(role.get(0));
            assertThat(found.get(0).get("displayName").asText()).isEqualTo(role.get(1));
            assertThat(found.get(0).get("group").asText()).isEqualTo(role.get(2));
            written("DELETE", PROJECTS + projectId + "/roles/" + encoded(role.get(0)), null);
        });
    }

    @Test
    void the_settings_of_an_application() {
        Arbitrary<Integer> skews =
                Arbitraries.oneOf(Arbitraries.integers().between(0, 5000), Arbitraries.of(0, 1, 5000));

        Tries.each(Combinators.combine(Values.texts(200), skews).as(Named::new), 15, settings -> {
            ObjectNode app = JSON.createObjectNode().put("name", settings.name());
            app.put("clockSkew", settings.millis() / 1000 + "." + "%03d".formatted(settings.millis() % 1000) + "s");
            app.putArray("redirectUris").add("https://app.example.com/" + settings.millis());
            app.put("appType", "OIDC_APP_TYPE_WEB").put("authMethodType", "OIDC_AUTH_METHOD_TYPE_NONE");
            JsonNode created = written("POST", PROJECTS + projectId + "/apps/oidc", app);
            String path = PROJECTS + projectId + "/apps/" + created.get("appId").asText();

            JsonNode read = read("GET", path).get("app");

            assertThat(read.get("name").asText()).isEqualTo(settings.name());
            assertThat(Duration.parse(
                            "PT" + read.at("/oidcConfig/clockSkew").asText().toUpperCase(Locale.ROOT)))
                    .hasMillis(settings.millis());
            assertThat(read.at("/oidcConfig/redirectUris/0").asText())
                    .isEqualTo(app.at("/redirectUris/0").asText());
            written("DELETE", path, null);
        });
    }

    /** Keys that are accepted for metadata and roles. */
    private static Arbitrary<String> keys() {
        return Values.texts(200)
                .filter(key -> PathText.isSegment(key) && !key.equals("_bulk") && !key.equals("_search"));
    }

    private static ObjectNode byName(String field, JsonNode value) {
        ObjectNode search = JSON.createObjectNode();
        search.putArray("queries")
                .addObject()
                .putObject(field + "Query")
                .put(field, value.asText())
                .put("method", "TEXT_QUERY_METHOD_EQUALS");
        return search;
    }

    private static void assertNames(List<String> names, JsonNode profile) {
        List<String> read = new ArrayList<>();
        for (String field : List.of("firstName", "lastName", "nickName", "displayName")) {
            read.add(profile.get(field).asText());
        }
        assertThat(read).isEqualTo(names);
    }

    /** The payload of the newest event of a type. */
    private JsonNode logged(String type) {
        ObjectNode filter = JSON.createObjectNode().put("limit", 1);
        filter.putArray("eventTypes").add(type);
        return written("POST", ADMIN + "/events/_search", filter).at("/events/0/payload");
    }

    private static ObjectNode expiring(Instant expiry) {
        return JSON.createObjectNode().put("expirationDate", expiry.toString());
    }

    private static Instant expiryOf(JsonNode credential) {
        return Instant.parse(credential.get("expirationDate").asText());
    }

    private static JsonNode newest(JsonNode results) {
        assertThat(results).isInstanceOf(ArrayNode.class);
        return results.get(0);
    }

    private JsonNode read(String method, String path) {
        return written(method, path, method.equals("POST") ? JSON.createObjectNode() : null);
    }

    private JsonNode written(String method, String path, @Nullable JsonNode body) {
        Response response = call(method, path, body);
        assertThat(response.statusCode())
                .as(() -> method + " " + path + ": " + response.asString())
                .isEqualTo(200);
        return json(response);
    }

    private Response call(String method, String path, @Nullable JsonNode body) {
        RequestSpecification request = api.adminIn(orgId).urlEncodingEnabled(false);
        if (body != null) {
            request.body(body.toString().getBytes(StandardCharsets.UTF_8));
        }
        return request.request(method, path);
    }

    private static JsonNode json(Response response) {
        try {
            return JSON.readTree(response.asByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(String key, byte[] value) {}

    private record Named(String name, int millis) {}
}
