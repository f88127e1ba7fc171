package dev.signet.api.zitadel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.Status;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.ListViewsRequest;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyUserRequest;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserResponse;
import dev.signet.api.proto.zitadel.management.v1.AddMachineUserRequest;
import dev.signet.api.proto.zitadel.management.v1.AddPersonalAccessTokenRequest;
import dev.signet.api.proto.zitadel.management.v1.GetUserByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.HealthzRequest;
import dev.signet.api.proto.zitadel.management.v1.ListUsersRequest;
import dev.signet.api.proto.zitadel.management.v1.ListUsersResponse;
import dev.signet.api.proto.zitadel.management.v1.LockUserRequest;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc.ManagementServiceBlockingStub;
import dev.signet.api.proto.zitadel.user.v1.InUserIDQuery;
import dev.signet.api.proto.zitadel.user.v1.SearchQuery;
import dev.signet.api.proto.zitadel.user.v1.User;
import dev.signet.api.proto.zitadel.user.v1.UserState;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same services over gRPC, on the HTTP port. */
@QuarkusTest
final class GrpcApiIT {

    @Inject
    TestingApi api;

    @TestHTTPResource
    URI server;

    private ManagedChannel channel;
    private ManagementServiceBlockingStub management;

    @BeforeEach
    void connect() {
        channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        management = ManagementServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(api.adminToken())));
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void a_person_is_created_read_found_and_locked() {
        AddHumanUserResponse added =
                management.addHumanUser(person(api.unique("ada")).build());
        GetUserByIDRequest byId =
                GetUserByIDRequest.newBuilder().setId(added.getUserId()).build();

        User user = management.getUserByID(byId).getUser();
        ListUsersResponse found = management.listUsers(ListUsersRequest.newBuilder()
                .addQueries(SearchQuery.newBuilder()
                        .setInUserIdsQuery(InUserIDQuery.newBuilder().addUserIds(added.getUserId())))
                .build());
        management.lockUser(
                LockUserRequest.newBuilder().setId(added.getUserId()).build());

        assertThat(user.getDetails().getSequence()).isEqualTo(added.getDetails().getSequence());
        assertThat(user.getHuman().getProfile().getDisplayName()).isEqualTo("Ada Lovelace");
        assertThat(found.getResultList()).containsExactly(user);
        assertThat(found.getDetails().getTotalResult()).isEqualTo(1);
        assertThat(found.getDetails().getProcessedSequence()).isPositive();
        assertThat(management.getUserByID(byId).getUser().getState()).isEqualTo(UserState.USER_STATE_LOCKED);
    }

    @Test
    void a_new_token_is_used_at_once() {
        String userId = management
                .addMachineUser(AddMachineUserRequest.newBuilder()
                        .setUserName(api.unique("ci"))
                        .setName("CI")
                        .build())
                .getUserId();
        String token = management
                .addPersonalAccessToken(AddPersonalAccessTokenRequest.newBuilder()
                        .setUserId(userId)
                        .build())
                .getToken();

        User self = AuthServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(token)))
                .getMyUser(GetMyUserRequest.getDefaultInstance())
                .getUser();

        assertThat(self.getId()).isEqualTo(userId);
        assertRefused(
                Code.PERMISSION_DENIED,
                () -> AdminServiceGrpc.newBlockingStub(channel)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(token)))
                        .listViews(ListViewsRequest.getDefaultInstance()));
    }

    @Test
    void refusals_have_the_right_status() {
        ManagementServiceBlockingStub anonymous = ManagementServiceGrpc.newBlockingStub(channel);
        GetUserByIDRequest unknown =
                GetUserByIDRequest.newBuilder().setId("unknown").build();
        AddHumanUserRequest person = person(api.unique("ada")).build();
        management.addHumanUser(person);

        anonymous.healthz(HealthzRequest.getDefaultInstance());
        assertRefused(Code.UNAUTHENTICATED, () -> anonymous.getUserByID(unknown));
        assertRefused(Code.NOT_FOUND, () -> management.getUserByID(unknown));
        assertRefused(Code.ALREADY_EXISTS, () -> management.addHumanUser(person));
    }

    @Test
    void a_broken_rule_is_reported_with_its_field() {
        assertThatThrownBy(() ->
                        management.addHumanUser(person("ada").clearProfile().build()))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
                    assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
                    assertThat(violatedField(refusal)).isEqualTo("profile");
                });
    }

    private static void assertRefused(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(refusal.getStatus().getCode()).isEqualTo(code));
    }

    private static String violatedField(StatusRuntimeException refusal) {
        Status status = StatusProto.fromThrowable(refusal);
        if (status != null) {
            for (Any detail : status.getDetailsList()) {
                try {
                    if (detail.is(BadRequest.class)) {
                        return detail.unpack(BadRequest.class)
                                .getFieldViolations(0)
                                .getField();
                    }
                } catch (InvalidProtocolBufferException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return "";
    }

    private static AddHumanUserRequest.Builder person(String userName) {
        return AddHumanUserRequest.newBuilder()
                .setUserName(userName)
                .setProfile(AddHumanUserRequest.Profile.newBuilder()
                        .setFirstName("Ada")
                        .setLastName("Lovelace"))
                .setEmail(AddHumanUserRequest.Email.newBuilder()
                        .setEmail(userName + "@example.com")
                        .setIsEmailVerified(true))
                .setInitialPassword("a horse called Heinrich");
    }

    private static Metadata headers(String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return headers;
    }
}
