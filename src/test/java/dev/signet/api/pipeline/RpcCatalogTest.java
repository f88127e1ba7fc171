package dev.signet.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.DialectService;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.EraseUserRequest;
import dev.signet.api.proto.signet.admin.v1.EraseUserResponse;
import dev.signet.api.signet.SignetDialect;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RpcCatalogTest {
    private static final RpcHandler<EraseUserRequest, EraseUserResponse> ERASE =
            (context, request) -> EraseUserResponse.getDefaultInstance();

    private static final Dialect SIGNET = new SignetDialect();
    private static final Dialects ADMIN = dialect(AdminServiceGrpc.SERVICE_NAME, SIGNET::access);
    private static final RpcModule HEALTH = registry ->
            registry.on(HealthGrpc.getCheckMethod(), (context, request) -> HealthCheckResponse.getDefaultInstance());

    private static final RpcModule ERASURE = registry -> registry.on(AdminServiceGrpc.getEraseUserMethod(), ERASE);
    private static final RpcModule THE_REST = registry -> AdminServiceGrpc.getServiceDescriptor().getMethods().stream()
            .filter(method -> !method.equals(AdminServiceGrpc.getEraseUserMethod()))
            .forEach(method -> neverCalled(registry, method));

    @Test
    void a_service_can_be_spread_over_modules() {
        RpcCatalog catalog = new RpcCatalog(List.of(ERASURE, THE_REST), ADMIN);
        assertThat(catalog.methods())
                .hasSize(AdminServiceGrpc.getServiceDescriptor().getMethods().size());
        assertThat(catalog.find("signet.admin.v1.AdminService/EraseUser")).hasValueSatisfying(method -> {
            assertThat(method.access()).isEqualTo(new AccessRule.Permission("user.delete", List.of(), false, false));
            assertThat(method.request()).isEqualTo(EraseUserRequest.getDefaultInstance());
        });
        assertThat(catalog.find("signet.admin.v1.AdminService/Nope")).isEmpty();
    }

    @Test
    void every_rpc_without_a_handler_is_listed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RpcCatalog(List.of(ERASURE), ADMIN))
                .withMessageContaining("signet.admin.v1.AdminService/RebuildView has no handler")
                .withMessageContaining("signet.admin.v1.AdminService/RotateMasterKey has no handler")
                .withMessageNotContaining("EraseUser");
    }

    @Test
    void an_rpc_is_bound_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RpcCatalog(List.of(ERASURE, THE_REST, ERASURE), ADMIN))
                .withMessageContaining("signet.admin.v1.AdminService/EraseUser is bound twice");
    }

    @Test
    void an_rpc_without_an_access_rule_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RpcCatalog(List.of(HEALTH), dialect(HealthGrpc.SERVICE_NAME, SIGNET::access)))
                .withMessageContaining("grpc.health.v1.Health/Check has no option signet.v1.access");
    }

    @Test
    void an_rpc_that_its_dialect_does_not_list_cannot_be_public() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RpcCatalog(
                        List.of(HEALTH), dialect(HealthGrpc.SERVICE_NAME, rpc -> new AccessRule.Anyone())))
                .withMessageContaining("grpc.health.v1.Health/Check declares itself public");
    }

    @Test
    void an_rpc_cannot_require_a_permission_that_no_role_has() {
        AccessRule misspelt = new AccessRule.Permission("user.raed", List.of(), false, false);
        assertThatIllegalStateException()
                .isThrownBy(() -> new RpcCatalog(List.of(HEALTH), dialect(HealthGrpc.SERVICE_NAME, rpc -> misspelt)))
                .withMessageContaining("grpc.health.v1.Health/Check requires user.raed");
    }

    @Test
    void services_without_dialect_or_handlers_are_listed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RpcCatalog(List.of(HEALTH), ADMIN))
                .withMessageContaining("grpc.health.v1.Health/Check belongs to a service that no dialect has")
                .withMessageContaining("signet.admin.v1.AdminService has no handlers");
    }

    private static Dialects dialect(String service, Function<Descriptors.MethodDescriptor, AccessRule> access) {
        return new Dialects(List.of(
                new TestingDialect("one", List.of(DialectService.complete(service)), List.of("/one"), false, access)));
    }

    @SuppressWarnings("unchecked") // generated: every rpc takes and returns messages
    private static void neverCalled(RpcRegistry registry, MethodDescriptor<?, ?> method) {
        registry.on((MethodDescriptor<Message, Message>) method, (context, request) -> {
            throw new AssertionError();
        });
    }
}
