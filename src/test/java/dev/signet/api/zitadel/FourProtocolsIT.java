package dev.signet.api.zitadel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.signet.api.proto.zitadel.org.v2.AddOrganizationRequest;
import dev.signet.api.proto.zitadel.org.v2.AddOrganizationResponse;
import dev.signet.api.proto.zitadel.org.v2.OrganizationServiceGrpc;
import dev.signet.api.proto.zitadel.user.v2.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.user.v2.SetHumanEmail;
import dev.signet.api.proto.zitadel.user.v2.SetHumanProfile;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One rpc of version 2 over gRPC, REST, Connect and gRPC-Web: the same outcome, and the same refusals. */
@QuarkusTest
final class FourProtocolsIT {
    private static final String RPC = "/zitadel.org.v2.OrganizationService/AddOrganization";

    @Inject
    TestingApi api;

    @TestHTTPResource
    URI server;

    @Test
    void over_grpc() {
        ManagedChannel channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        try {
            Metadata headers = new Metadata();
            headers.put(
                    Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + api.adminToken());
            AddOrganizationResponse added = OrganizationServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .addOrganization(request(api.unique("grpc")));
            assertIsThere(added);
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void over_rest_it_is_created() {
        String name = api.unique("rest");
        String id = api.admin()
                .body("{\"name\":\"%s\"}".formatted(name))
                .post("/v2/organizations")
                .then()
                .statusCode(201)
                .extract()
                .path("organizationId");
        assertThat(api.nameOfOrg(id)).isEqualTo(name);
    }

    @Test
    void over_connect_in_json() {
        String name = api.unique("connect");
        String id = api.admin()
                .body("{\"name\":\"%s\"}".formatted(name))
                .post(RPC)
                .then()
                .statusCode(200)
                .extract()
                .path("organizationId");
        assertThat(api.nameOfOrg(id)).isEqualTo(name);
    }

    @Test
    void over_connect_in_binary() throws InvalidProtocolBufferException {
        byte[] answer = authorized(
                        "application/proto", request(api.unique("connect")).toByteArray())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertIsThere(AddOrganizationResponse.parseFrom(answer));
    }

    @Test
    void over_grpc_web() throws InvalidProtocolBufferException {
        byte[] message = request(api.unique("web")).toByteArray();
        byte[] frame = ByteBuffer.allocate(5 + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
        ByteBuffer answer =
                ByteBuffer.wrap(authorized("application/grpc-web+proto", frame).asByteArray());
        answer.get();
        byte[] first = new byte[answer.getInt()];
        answer.get(first);
        assertIsThere(AddOrganizationResponse.parseFrom(first));
    }

    @Test
    void an_existing_user_becomes_a_manager_and_an_unknown_one_creates_nothing() {
        String userId = api.newMachine(api.newOrg(api.unique("other")), api.unique("manager"));
        String name = api.unique("org");
        api.admin()
                .body("{\"name\":\"%s\",\"admins\":[{\"userId\":\"%s\"},{\"userId\":\"nobody\"}]}"
                        .formatted(name, userId))
                .post(RPC)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));

        String orgId = api.admin()
                .body("{\"name\":\"%s\",\"admins\":[{\"userId\":\"%s\",\"roles\":[\"ORG_OWNER_VIEWER\"]}]}"
                        .formatted(name, userId))
                .post(RPC)
                .then()
                .statusCode(200)
                .extract()
                .path("organizationId");
        api.adminIn(orgId)
                .body("{}")
                .post("/management/v1/orgs/me/members/_search")
                .then()
                .statusCode(200)
                .body("result.userId", equalTo(List.of(userId)))
                .body("result[0].roles", equalTo(List.of("ORG_OWNER_VIEWER")));
    }

    @Test
    void every_protocol_refuses_whoever_lacks_the_permission() {
        String token = api.machineToken(api.newOrg(api.unique("org")));
        String body = "{\"name\":\"%s\"}".formatted(api.unique("refused"));

        TestingApi.as(token).body(body).post("/v2/organizations").then().statusCode(403);
        TestingApi.as(token).body(body).post(RPC).then().statusCode(403).body("code", equalTo("permission_denied"));
        byte[] answer = given().header("Content-Type", "application/grpc-web")
                .header("Authorization", "Bearer " + token)
                .body(new byte[] {0, 0, 0, 0, 0})
                .post(RPC)
                .asByteArray();
        assertThat(new String(answer, StandardCharsets.US_ASCII)).contains("grpc-status: 7");
    }

    private Response authorized(String type, byte[] body) {
        return given().header("Authorization", "Bearer " + api.adminToken())
                .header("Content-Type", type)
                .body(body)
                .post(RPC);
    }

    private void assertIsThere(AddOrganizationResponse added) {
        assertThat(api.nameOfOrg(added.getOrganizationId())).isNotEmpty();
        assertThat(added.getCreatedAdminsList()).hasSize(1);
        assertThat(added.getCreatedAdmins(0).getUserId()).isNotEmpty();
        assertThat(added.getDetails().getResourceOwner()).isEqualTo(added.getOrganizationId());
    }

    private static AddOrganizationRequest request(String name) {
        return AddOrganizationRequest.newBuilder()
                .setName(name)
                .addAdmins(AddOrganizationRequest.Admin.newBuilder()
                        .setHuman(AddHumanUserRequest.newBuilder()
                                .setProfile(SetHumanProfile.newBuilder()
                                        .setGivenName("Grace")
                                        .setFamilyName("Hopper"))
                                .setEmail(SetHumanEmail.newBuilder()
                                        .setEmail(name + "@example.com")
                                        .setIsVerified(true))))
                .build();
    }
}
