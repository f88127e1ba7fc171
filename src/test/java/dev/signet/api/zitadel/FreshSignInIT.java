package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.SetMyEmailRequest;
import dev.signet.api.proto.zitadel.auth.v1.SetMyPhoneRequest;
import dev.signet.api.proto.zitadel.auth.v1.UpdateMyUserNameRequest;
import dev.signet.token.AccessTokenGrants;
import dev.signet.token.AccessTokens;
import dev.signet.token.Actors;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenTerms;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes to one's own account need a token from a recent sign-in (security rule 16). */
@QuarkusTest
final class FreshSignInIT {
    private static final String ME = AUTH + "/users/me";
    private static final String REQUIRED = "session.reauthentication_required";

    @Inject
    TestingApi api;

    @Inject
    TestingAccounts accounts;

    @Inject
    AccessTokens tokens;

    @Inject
    UserQueries users;

    @TestHTTPResource
    URI server;

    private TestingAccounts.SignIn signIn;

    @BeforeEach
    void somebody_signed_in() {
        signIn = accounts.signIn();
        api.makeMember(signIn.user().orgId(), signIn.user().userId(), "ORG_USER_SELF_MANAGER");
        api.makeInstanceMember(signIn.user().userId(), "IAM_OWNER");
    }

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void after_a_recent_sign_in_the_own_account_can_be_changed(TokenForm form) {
        String token = token(Instant.now().minusSeconds(60), List.of(), form);

        for (Change change : changes()) {
            change.send(token).statusCode(200);
        }
        for (int i = 0; i < lastChanges().size(); i++) {
            somebody_signed_in();
            lastChanges().get(i).send(token(Instant.now(), List.of(), form)).statusCode(200);
        }
    }

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void after_an_old_sign_in_no_call_changes_the_account(TokenForm form) {
        String token = token(Instant.now().minus(Duration.ofMinutes(16)), List.of(), form);
        UserView before = users.require(signIn.user());

        changes().forEach(change -> change.expectRefused(token));
        lastChanges().forEach(change -> change.expectRefused(token));
        as(token).get(ME).then().statusCode(200);
        assertThat(users.require(signIn.user())).isEqualTo(before);
    }

    @Test
    void without_a_sign_in_no_call_changes_the_account() {
        String token = token(null, List.of(), TokenForm.OPAQUE);

        changes().forEach(change -> change.expectRefused(token));
        lastChanges().forEach(change -> change.expectRefused(token));
    }

    @Test
    void managers_need_no_recent_sign_in_to_change_other_accounts() {
        String token = token(Instant.now().minus(Duration.ofMinutes(16)), List.of(), TokenForm.JWT);
        UserRef other = accounts.person(signIn.user().orgId());

        as(token)
                .body("{\"email\":\"%s@example.com\"}".formatted(api.unique("new")))
                .put(MANAGEMENT + "/users/" + other.userId() + "/email")
                .then()
                .statusCode(200);
    }

    @Test
    void an_actor_cannot_change_the_account_of_the_user() {
        String actor = accounts.person(signIn.user().orgId()).userId();
        String token = token(Instant.now(), List.of(actor), TokenForm.OPAQUE);

        as(token)
                .body("{\"email\":\"new@example.com\"}")
                .put(ME + "/email")
                .then()
                .statusCode(403)
                .body("details[0].id", equalTo("access.acting_for_another"));
    }

    @Test
    void a_machine_can_change_its_name_without_a_sign_in_and_has_no_address() {
        String machine = api.machineToken(api.newOrg(api.unique("org")));

        as(machine)
                .body("{\"userName\":\"%s\"}".formatted(api.unique("robot")))
                .put(ME + "/username")
                .then()
                .statusCode(200);
        as(machine)
                .body("{\"email\":\"robot@example.com\"}")
                .put(ME + "/email")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.not_human"));
    }

    @Test
    void grpc_has_the_same_requirement() {
        SetMyEmailRequest email = SetMyEmailRequest.newBuilder()
                .setEmail(api.unique("new") + "@example.com")
                .build();
        SetMyPhoneRequest phone =
                SetMyPhoneRequest.newBuilder().setPhone("+41791234567").build();
        UpdateMyUserNameRequest name = UpdateMyUserNameRequest.newBuilder()
                .setUserName(api.unique("ada"))
                .build();
        String old = token(Instant.now().minus(Duration.ofMinutes(16)), List.of(), TokenForm.OPAQUE);
        requirePrecondition(() -> overGrpc(old, stub -> stub.setMyEmail(email)));
        requirePrecondition(() -> overGrpc(old, stub -> stub.setMyPhone(phone)));
        requirePrecondition(() -> overGrpc(old, stub -> stub.updateMyUserName(name)));

        String fresh = token(Instant.now(), List.of(), TokenForm.OPAQUE);
        overGrpc(fresh, stub -> stub.setMyEmail(email));
        overGrpc(fresh, stub -> stub.setMyPhone(phone));
        overGrpc(fresh, stub -> stub.updateMyUserName(name));
    }

    /** Every call that changes the names or addresses of an account. */
    private List<Change> changes() {
        String managed = managed();
        String phone = "{\"phone\":\"+4179123456%d\"}";
        return List.of(
                new Change("PUT", ME + "/email", email()),
                new Change("PUT", managed + "/email", email()),
                new Change("PUT", ME + "/phone", phone.formatted(1)),
                new Change("DELETE", ME + "/phone", ""),
                new Change("PUT", managed + "/phone", phone.formatted(2)),
                new Change("DELETE", managed + "/phone", ""),
                new Change("POST", ME + "/auth_factors/otp", "{}"),
                new Change("DELETE", ME + "/auth_factors/otp", ""),
                new Change("PUT", ME + "/username", userName()),
                new Change("PUT", managed + "/username", userName()));
    }

    /** Every call that changes one's own account and after which the token is no longer valid. */
    private List<Change> lastChanges() {
        return List.of(
                new Change("POST", managed() + "/password", "{\"password\":\"another long password\"}"),
                new Change("DELETE", managed(), ""),
                new Change("DELETE", ME, ""),
                new Change("POST", "/signet/admin/v1/users/" + signIn.user().userId() + "/_erase", "{\"force\":true}"));
    }

    private String managed() {
        return MANAGEMENT + "/users/" + signIn.user().userId();
    }

    private String email() {
        return "{\"email\":\"%s@example.com\"}".formatted(api.unique("new"));
    }

    private String userName() {
        return "{\"userName\":\"%s\"}".formatted(api.unique("ada"));
    }

    /** A call that changes the caller's own account. */
    private record Change(String method, String path, String body) {
        ValidatableResponse send(String token) {
            RequestSpecification request = as(token);
            return (body.isEmpty() ? request : request.body(body))
                    .request(method, path)
                    .then();
        }

        void expectRefused(String token) {
            send(token).statusCode(400).body("code", equalTo(9)).body("details[0].id", equalTo(REQUIRED));
        }
    }

    private String token(@Nullable Instant authTime, List<String> actors, TokenForm form) {
        TokenTerms signedIn = signIn.terms();
        TokenTerms terms = new TokenTerms(
                signedIn.clientId(),
                signedIn.userId(),
                signedIn.sessionId(),
                signedIn.scopes(),
                signedIn.audience(),
                authTime,
                signedIn.amr(),
                null,
                List.of());
        return tokens.issue(AccessTokenGrants.actedBy(new Actors(actors, false), terms, form))
                .value();
    }

    private <T> T overGrpc(String token, Function<AuthServiceGrpc.AuthServiceBlockingStub, T> call) {
        ManagedChannel channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        try {
            Metadata headers = new Metadata();
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
            return call.apply(AuthServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers)));
        } finally {
            channel.shutdownNow();
        }
    }

    private static void requirePrecondition(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION));
    }
}
