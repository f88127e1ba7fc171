package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.api.dialect.CallHeader;
import dev.signet.api.pipeline.Dialects;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyUserRequest;
import dev.signet.fuzz.Http;
import dev.signet.fuzz.Http.Request;
import dev.signet.logging.TestingLog;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every interface refuses a second value of a header field that has one, whatever the two values are. */
@QuarkusTest
class SingleFieldsIT {
    private static final List<String> READ = List.of(
            "/auth/v1/users/me",
            "/management/v1/orgs/me",
            "/signet/auth/v1/users/me/sessions",
            "/oidc/v1/userinfo",
            "/oauth/v2/keys",
            "/ui/login/login",
            "/nope");
    private static final List<String> WRITTEN = List.of(
            "/management/v1/users/_search",
            "/oauth/v2/token",
            "/oauth/v2/introspect",
            "/oauth/v2/revoke",
            "/oauth/v2/par",
            "/oauth/v2/device_authorization",
            "/oauth/v2/register",
            "/oidc/v1/userinfo");

    @TestHTTPResource
    URI server;

    @Inject
    Dialects dialects;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path adminToken;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "x-zitadel-orgid",
                "Content-Type",
                "Content-Encoding",
                "Origin",
                "Access-Control-Request-Method"
            })
    void a_second_value_is_refused_at_every_path(String name) throws IOException {
        try (TestingLog log = TestingLog.ofRequests()) {
            for (String path : READ) {
                expectRefused(name, "GET", path, "");
            }
            for (String path : WRITTEN) {
                expectRefused(name, "POST", path, "{}");
            }
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void one_valid_token_beside_another_value_is_refused_in_either_order() throws IOException {
        String valid = "Authorization: Bearer " + Files.readString(adminToken).strip();
        String other = "Authorization: Bearer other";
        assertThat(status("/auth/v1/users/me", valid)).isEqualTo(200);
        for (List<String> both : List.of(List.of(valid, other), List.of(other, valid), List.of(valid, valid))) {
            for (String path : List.of("/auth/v1/users/me", "/oidc/v1/userinfo")) {
                assertThat(status(path, both.toArray(String[]::new))).as(path).isEqualTo(400);
            }
        }
    }

    @Test
    void the_headers_of_every_dialect_are_among_them() throws IOException {
        List<String> names = dialects.all().stream()
                .flatMap(dialect -> dialect.headers().stream())
                .map(CallHeader::name)
                .toList();
        assertThat(names).isNotEmpty();
        for (String name : names) {
            expectRefused(name, "GET", "/auth/v1/users/me", "");
        }
    }

    @Test
    void grpc_refuses_a_second_value_as_an_invalid_argument() throws IOException {
        String token = "Bearer " + Files.readString(adminToken).strip();
        assertThat(call("authorization", token)).isEqualTo(Status.Code.OK);
        assertThat(call("authorization", token, "authorization", "Bearer other"))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(call("authorization", "Bearer other", "authorization", token))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(call("authorization", token, "x-zitadel-orgid", "1", "x-zitadel-orgid", "2"))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(call("authorization", token, "x-request-id", "1", "x-request-id", "2"))
                .isEqualTo(Status.Code.OK);
    }

    private void expectRefused(String name, String method, String path, String body) throws IOException {
        Http.Answer answer = Http.send(
                server,
                new Request(
                        method,
                        path,
                        List.of(name + ": a", name.toLowerCase(Locale.ROOT) + ": b"),
                        body.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).as(name + " at " + path).isEqualTo(400);
        assertThat(answer.body()).containsIgnoringCase(name + " must not occur more than once");
    }

    private int status(String path, String... headers) throws IOException {
        return Http.send(server, new Request("GET", path, List.of(headers), new byte[0]))
                .status();
    }

    private Status.Code call(String... fields) {
        ManagedChannel channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        try {
            Metadata headers = new Metadata();
            for (int i = 0; i < fields.length; i += 2) {
                headers.put(Metadata.Key.of(fields[i], Metadata.ASCII_STRING_MARSHALLER), fields[i + 1]);
            }
            StatusRuntimeException refusal = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> AuthServiceGrpc.newBlockingStub(channel)
                            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                            .getMyUser(GetMyUserRequest.getDefaultInstance()));
            return Stream.ofNullable(refusal)
                    .map(refused -> refused.getStatus().getCode())
                    .findFirst()
                    .orElse(Status.Code.OK);
        } finally {
            channel.shutdownNow();
        }
    }
}
