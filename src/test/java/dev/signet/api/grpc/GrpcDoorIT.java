package dev.signet.api.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.api.http.Wire;
import dev.signet.api.pipeline.Dialects;
import dev.signet.api.proto.zitadel.management.v1.HealthzRequest;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** gRPC on the HTTP port: what it lists, and how it handles invalid messages. */
@QuarkusTest
final class GrpcDoorIT {
    @Inject
    Dialects dialects;

    @TestHTTPResource
    URI server;

    @Inject
    Vertx vertx;

    private ManagedChannel channel;

    @BeforeEach
    void connect() {
        channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void health_knows_every_service() {
        assertThat(dialects.services()).contains("zitadel.management.v1.ManagementService");
        for (String service : dialects.services()) {
            assertThat(HealthGrpc.newBlockingStub(channel)
                            .check(HealthCheckRequest.newBuilder()
                                    .setService(service)
                                    .build())
                            .getStatus())
                    .isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void reflection_lists_every_service() throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> requests =
                ServerReflectionGrpc.newStub(channel).serverReflectionInfo(first(answer));
        requests.onNext(
                ServerReflectionRequest.newBuilder().setListServices("*").build());
        requests.onCompleted();
        assertThat(answer.get(10, TimeUnit.SECONDS).getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .containsAll(dialects.services());
    }

    @Test
    void a_public_call_needs_no_token() {
        assertThat(ManagementServiceGrpc.newBlockingStub(channel).healthz(HealthzRequest.getDefaultInstance()))
                .isNotNull();
    }

    @Test
    void bytes_that_are_not_a_message_are_refused() {
        assertThat(codeOf("Healthz", new byte[] {0x0a, (byte) 0xff, (byte) 0xff}))
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void a_missing_token_is_reported_before_an_invalid_message() {
        assertThat(codeOf("GetUserByID", new byte[] {0x0a, (byte) 0xff})).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void a_message_over_the_limit_is_refused() {
        assertThat(codeOf("Healthz", new byte[1024 * 1024 + 1])).isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void an_unknown_rpc_is_unimplemented() {
        assertThat(codeOf("Nope", new byte[0])).isEqualTo(Code.UNIMPLEMENTED);
    }

    @Test
    void an_rpc_that_zitadel_has_and_this_server_has_not_is_named() {
        Status missing = failureOf("AddSAMLApp", new byte[0]);
        assertThat(missing.getCode()).isEqualTo(Code.UNIMPLEMENTED);
        assertThat(missing.getDescription()).startsWith("zitadel.management.v1.ManagementService/AddSAMLApp ");
    }

    /** attack A-31 in docs/security-rules.md */
    @Test
    void a_compressed_message_is_refused_before_decompression() {
        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> ManagementServiceGrpc.newBlockingStub(channel)
                        .withCompression("gzip")
                        .withDeadlineAfter(10, TimeUnit.SECONDS)
                        .healthz(HealthzRequest.getDefaultInstance()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED);
        assertThat(refusal.getStatus().getDescription()).contains("must not be compressed");
        assertThat(catchThrowableOfType(
                                StatusRuntimeException.class,
                                () -> HealthGrpc.newBlockingStub(channel)
                                        .withCompression("gzip")
                                        .withDeadlineAfter(10, TimeUnit.SECONDS)
                                        .check(HealthCheckRequest.getDefaultInstance()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.UNIMPLEMENTED);
        // the connection still works
        assertThat(ManagementServiceGrpc.newBlockingStub(channel).healthz(HealthzRequest.getDefaultInstance()))
                .isNotNull();
    }

    /** attack A-31 in docs/security-rules.md */
    @Test
    void a_compressed_message_without_an_encoding_is_refused() throws Exception {
        assertThat(statusOf(HttpMethod.POST, Map.of(), new byte[] {1, 0, 0, 0, 2, 0x1f, (byte) 0x8b}))
                .isEqualTo(Integer.toString(Code.INVALID_ARGUMENT.value()));
    }

    // attack A-36 in docs/security-rules.md
    @ParameterizedTest
    @ValueSource(strings = {"!!!", "====", "\u00e9", "", "AAAA,!"})
    void binary_metadata_that_is_not_base64_is_ignored(String value) throws Exception {
        assertThat(statusOf(HttpMethod.POST, Map.of("x-bin", value), new byte[5]))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "get"})
    void a_call_by_another_method_than_post_is_refused_before_decompression(String method) throws Exception {
        String unimplemented = Integer.toString(Code.UNIMPLEMENTED.value());
        HttpMethod other = HttpMethod.valueOf(method);

        assertThat(statusOf(other, Map.of("grpc-encoding", "gzip"), new byte[] {1, 0, 0, 0, 2, 0x1f, (byte) 0x8b}))
                .isEqualTo(unimplemented);
        assertThat(statusOf(other, Map.of("x-bin", "!!!"), new byte[5])).isEqualTo(unimplemented);
    }

    /** The status of a call of Healthz whose headers and bytes no client library would send. */
    private String statusOf(HttpMethod method, Map<String, String> metadata, byte[] message) throws Exception {
        HttpClient client = vertx.createHttpClient(Wire.H2C.client());
        try {
            HttpClientResponse answer = client.request(
                            method,
                            server.getPort(),
                            server.getHost(),
                            "/zitadel.management.v1.ManagementService/Healthz")
                    .compose(request -> {
                        metadata.forEach(request::putHeader);
                        return request.putHeader("content-type", "application/grpc")
                                .putHeader("te", "trailers")
                                .send(Buffer.buffer(message));
                    })
                    .compose(response -> response.end().map(response))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            // What the server refuses it must not announce either.
            assertThat(answer.headers().getAll("grpc-accept-encoding")).containsExactly("identity");
            String status = answer.getHeader("grpc-status");
            return status == null ? answer.getTrailer("grpc-status") : status;
        } finally {
            client.close();
        }
    }

    private Code codeOf(String rpc, byte[] message) {
        return failureOf(rpc, message).getCode();
    }

    private Status failureOf(String rpc, byte[] message) {
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("zitadel.management.v1.ManagementService/" + rpc)
                .build();
        return catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> ClientCalls.blockingUnaryCall(
                                channel, method, CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS), message))
                .getStatus();
    }

    private static <T> StreamObserver<T> first(CompletableFuture<T> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T value) {
                answer.complete(value);
            }

            @Override
            public void onError(Throwable failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {}
        };
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            return new byte[0];
        }
    }
}
