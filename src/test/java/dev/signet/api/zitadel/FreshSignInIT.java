package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.AUTH;
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
import dev.signet.user.UserQueries;
import dev.signet.user.UserView;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the own addresses and the own name are changed by: a token of somebody who signed in lately (security rule 16). */
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
    }

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void after_a_fresh_sign_in_the_own_addresses_and_name_are_changed(TokenForm form) {
        String token = token(Instant.now().minusSeconds(60), List.of(), form);

        for (Map.Entry<String, String> change : changes().entrySet()) {
            as(token).body(change.getValue()).put(ME + change.getKey()).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void after_an_old_one_nothing_is_changed(TokenForm form) {
        String token = token(Instant.now().minus(Duration.ofMinutes(16)), List.of(), form);
        UserView before = users.require(signIn.user());

        for (Map.Entry<String, String> change : changes().entrySet()) {
            as(token)
                    .body(change.getValue())
                    .put(ME + change.getKey())
                    .then()
                    .statusCode(400)
                    .body("code", equalTo(9))
                    .body("details[0].id", equalTo(REQUIRED));
        }
        as(token).get(ME).then().statusCode(200);
        assertThat(users.require(signIn.user())).isEqualTo(before);
    }

    @Test
    void without_one_nothing_is_changed() {
        for (Map.Entry<String, String> change : changes().entrySet()) {
            as(token(null, List.of(), TokenForm.OPAQUE))
                    .body(change.getValue())
                    .put(ME + change.getKey())
                    .then()
                    .statusCode(400)
                    .body("details[0].id", equalTo(REQUIRED));
        }
    }

    @Test
    void whoever_acts_for_a_person_is_not_that_person() {
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
    void a_machine_changes_its_name_without_and_has_no_address() {
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
    void grpc_asks_for_the_same() {
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

    private Map<String, String> changes() {
        return Map.of(
                "/email", "{\"email\":\"%s@example.com\"}".formatted(api.unique("new")),
                "/phone", "{\"phone\":\"+41791234567\"}",
                "/username", "{\"userName\":\"%s\"}".formatted(api.unique("ada")));
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
