package dev.signet.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DynamicMessage;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.rest.RestRoute;
import dev.signet.api.rest.RestRoutes;
import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.TestingMembers;
import dev.signet.oidc.token.Grant;
import dev.signet.org.OrgCommand;
import dev.signet.org.OrgCommands;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.quarkus.arc.All;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No input causes an internal error: every request to any endpoint is answered, and never with 500 or INTERNAL. The
 * suite runs for some seconds with a fixed seed; {@code -Pfuzz} runs much longer with a random one.
 */
@QuarkusTest
class HostileInputIT {
    private static final int TRIES = 900;

    private static String orgId = "";
    private static String token = "";
    private static String clientId = "";

    @TestHTTPResource
    URI server;

    @Inject
    RestRoutes routes;

    @Inject
    RpcCatalog catalog;

    @Inject
    @All
    List<Grant> grants;

    @Inject
    Database database;

    @Inject
    OrgCommands orgs;

    @Inject
    MembershipCommands memberships;

    @Inject
    Ids ids;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path adminToken;

    /** An organization for the fuzzed requests, with an application and a machine user that may do everything in it. */
    @BeforeEach
    void create_an_organization_for_the_fuzzed_requests() throws IOException {
        if (!clientId.isEmpty()) {
            return;
        }
        String org = ids.next();
        database.inTransaction(transaction -> {
            orgs.add(transaction, org, new OrgCommand.Add("fuzz" + org, "fuzz" + org + ".test"), Actor.system());
            return org;
        });
        orgId = org;
        String machine = create("users/machine", "{\"userName\":\"fuzz\",\"name\":\"Fuzz\"}", "userId");
        database.inTransaction(transaction -> memberships.addIn(
                transaction,
                TestingMembers.of(MembershipLevel.ORGANIZATION, org, machine),
                List.of("ORG_OWNER"),
                Actor.system()));
        token = create("users/" + machine + "/pats", "{}", "token");
        String project = create("projects", "{\"name\":\"fuzz\"}", "id");
        clientId = create(
                "projects/" + project + "/apps/oidc",
                "{\"name\":\"web\",\"appType\":\"OIDC_APP_TYPE_WEB\",\"authMethodType\":\"OIDC_AUTH_METHOD_TYPE_NONE\","
                        + "\"redirectUris\":[\"https://app.example.com/cb\"]}",
                "clientId");
    }

    @Test
    void the_protocol_and_the_pages() {
        Tries.each(generated(random -> new Requests(random, clientId, grantTypes()).toEndpoint()), TRIES, this::check);
    }

    @Test
    void the_rest_api() {
        List<RestRoute> all = harmless();
        Tries.each(
                generated(random -> new Requests(random, clientId, grantTypes())
                        .toRoute(all.get(random.nextInt(all.size())), token, orgId)),
                TRIES,
                this::check);
    }

    @Test
    void grpc() {
        ManagedChannel channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        try {
            List<RpcMethod> all = harmless().stream()
                    .map(RestRoute::rpc)
                    .filter(rpc -> !rpc.answersStream())
                    .distinct()
                    .toList();
            Tries.each(
                    generated(random -> GrpcCall.of(all.get(random.nextInt(all.size())), random)),
                    TRIES,
                    call -> check(channel, call));
        } finally {
            channel.shutdownNow();
        }
    }

    private void check(Http.Request request) throws IOException {
        Http.Answer answer = Http.send(server, request);
        assertThat(answer.status())
                .as(() -> answer.head() + "\n" + answer.body())
                .isBetween(200, 503)
                .isNotEqualTo(500);
        assertThat(answer.status() == 401 && request.target().startsWith("/management/"))
                .as("the machine is still let in, or this test proves nothing")
                .isFalse();
    }

    private static void check(ManagedChannel channel, GrpcCall call) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        headers.put(Metadata.Key.of("x-zitadel-orgid", Metadata.ASCII_STRING_MARSHALLER), orgId);
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(call.method())
                .setRequestMarshaller(Bytes.INSTANCE)
                .setResponseMarshaller(Bytes.INSTANCE)
                .build();
        try {
            ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
                    method,
                    CallOptions.DEFAULT,
                    call.bytes());
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode())
                    .as(() -> e.getStatus().toString())
                    .isNotIn(Status.Code.INTERNAL, Status.Code.UNKNOWN, Status.Code.UNAVAILABLE);
        }
    }

    /** Routes that change only objects with a random id or the fuzzed organization. */
    private List<RestRoute> harmless() {
        List<RestRoute> all = new ArrayList<>();
        for (RestRoute route : routes.all()) {
            String path = route.template().text();
            boolean ofItself = path.contains("/users/me") || path.contains("/orgs/me");
            boolean reads =
                    route.httpMethod().equals("GET") || path.endsWith("_search") || path.endsWith("/users/_import");
            if (reads || (path.startsWith("/management/") && !ofItself)) {
                all.add(route);
            }
        }
        return all;
    }

    private String create(String path, String json, String answer) throws IOException {
        String created = given().contentType(ContentType.JSON)
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(adminToken).strip())
                .header("x-zitadel-orgid", orgId)
                .body(json)
                .post("/management/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return JsonPath.from(created).getString(answer);
    }

    private static <T> Arbitrary<T> generated(Function<Random, T> generator) {
        return Arbitraries.randomValue(generator);
    }

    /** Bytes for an rpc: a message of its type, such a message with one byte changed, or random bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record GrpcCall(String method, byte[] bytes) {

        static GrpcCall of(RpcMethod method, Random random) {
            DynamicMessage message =
                    new Messages(random).message(method.descriptor().getInputType());
            byte[] bytes = message.toByteArray();
            if (random.nextInt(4) == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            } else if (random.nextInt(8) == 0) {
                bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
            }
            return new GrpcCall(method.fullName(), bytes);
        }

        @Override
        public String toString() {
            return method + " " + HexFormat.of().formatHex(bytes);
        }
    }

    private List<String> grantTypes() {
        return Stream.concat(grants.stream().map(Grant::type), Stream.of("password"))
                .toList();
    }

    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        INSTANCE;

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
