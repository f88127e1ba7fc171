package dev.signet.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.Message;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.EraseUserRequest;
import dev.signet.api.proto.signet.admin.v1.EraseUserResponse;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RpcCatalogTest {
    private static final RpcHandler<EraseUserRequest, EraseUserResponse> ERASE =
            (context, request) -> EraseUserResponse.getDefaultInstance();

    private static final RpcModule ERASURE = registry -> registry.on(AdminServiceGrpc.getEraseUserMethod(), ERASE);
    private static final RpcModule THE_REST = registry -> AdminServiceGrpc.getServiceDescriptor().getMethods().stream()
            .filter(method -> !method.equals(AdminServiceGrpc.getEraseUserMethod()))
            .forEach(method -> neverCalled(registry, method));

    @Test
    void a_service_can_be_spread_over_modules() {
        RpcCatalog catalog = new RpcCatalog(List.of(ERASURE, THE_REST));
        assertThat(catalog.methods())
                .hasSize(AdminServiceGrpc.getServiceDescriptor().getMethods().size());
        assertThat(catalog.find("signet.admin.v1.AdminService/EraseUser")).hasValueSatisfying(method -> {
            assertThat(method.access()).isEqualTo(new AccessRule.Permission("user.delete", null));
            assertThat(method.request()).isEqualTo(EraseUserRequest.getDefaultInstance());
        });
        assertThat(catalog.find("signet.admin.v1.AdminService/Nope")).isEmpty();
    }

    @Test
    void every_rpc_without_a_handler_is_listed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RpcCatalog(List.of(ERASURE)))
                .withMessageContaining("signet.admin.v1.AdminService/RebuildView has no handler")
                .withMessageContaining("signet.admin.v1.AdminService/RotateMasterKey has no handler")
                .withMessageNotContaining("EraseUser");
    }

    @Test
    void an_rpc_is_bound_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RpcCatalog(List.of(ERASURE, THE_REST, ERASURE)))
                .withMessageContaining("signet.admin.v1.AdminService/EraseUser is bound twice");
    }

    @Test
    void an_rpc_without_an_access_rule_is_refused() {
        RpcModule health = registry -> registry.on(
                HealthGrpc.getCheckMethod(), (context, request) -> HealthCheckResponse.getDefaultInstance());
        assertThatIllegalStateException()
                .isThrownBy(() -> new RpcCatalog(List.of(health)))
                .withMessageContaining("grpc.health.v1.Health/Check has no option zitadel.v1.auth_option");
    }

    @SuppressWarnings("unchecked") // generated: every rpc takes and gives messages
    private static void neverCalled(RpcRegistry registry, MethodDescriptor<?, ?> method) {
        registry.on((MethodDescriptor<Message, Message>) method, (context, request) -> {
            throw new AssertionError();
        });
    }
}
