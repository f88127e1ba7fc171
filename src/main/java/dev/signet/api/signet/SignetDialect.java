package dev.signet.api.signet;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.AuthorizationHeader;
import dev.signet.api.dialect.CallHeader;
import dev.signet.api.dialect.CallHeaders;
import dev.signet.api.dialect.Credentials;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.DialectService;
import dev.signet.api.dialect.FailureFormat;
import dev.signet.api.dialect.StatusFormat;
import dev.signet.api.dialect.UnknownFields;
import dev.signet.api.dialect.Upload;
import dev.signet.api.proto.signet.admin.v1.AccessServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.GroupServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.TransferServiceGrpc;
import dev.signet.api.proto.signet.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.signet.v1.Access;
import dev.signet.api.proto.signet.v1.ErrorDetail;
import dev.signet.api.proto.signet.v1.OptionsProto;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code signet.*} services. Unknown fields of a request are refused. */
@Singleton
public final class SignetDialect implements Dialect {
    private static final String ORGANIZATION = "x-zitadel-orgid";

    private final Credentials credentials = new AuthorizationHeader();
    private final FailureFormat failures = StatusFormat.with(
            ErrorDetail.getDescriptor(),
            failure -> ErrorDetail.newBuilder()
                    .setId(failure.id())
                    .setMessage(failure.message())
                    .build());

    @Override
    public String name() {
        return "signet";
    }

    @Override
    public List<DialectService> services() {
        return List.of(
                DialectService.complete(AdminServiceGrpc.SERVICE_NAME),
                DialectService.complete(TransferServiceGrpc.SERVICE_NAME),
                DialectService.complete(AuthServiceGrpc.SERVICE_NAME),
                DialectService.complete(GroupServiceGrpc.SERVICE_NAME),
                DialectService.complete(AccessServiceGrpc.SERVICE_NAME));
    }

    @Override
    public List<String> roots() {
        return List.of("/signet/admin/v1", "/signet/auth/v1");
    }

    @Override
    public List<Upload> uploads() {
        return AssetPaths.uploads();
    }

    @Override
    public AccessRule access(MethodDescriptor rpc) {
        if (!rpc.getOptions().hasExtension(OptionsProto.access)) {
            throw new IllegalArgumentException("has no option signet.v1.access");
        }
        Access option = rpc.getOptions().getExtension(OptionsProto.access);
        return AccessRule.of(
                rpc, option.getPermission(), option.getCheckFieldName(), option.getInPerson(), option.getLimited());
    }

    @Override
    public Set<String> publicRpcs() {
        return Set.of();
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public List<CallHeader> headers() {
        return List.of(new CallHeader(
                ORGANIZATION,
                "Organization to act in; the caller's own by default. It only selects and grants no permission."));
    }

    @Override
    public @Nullable String organization(CallHeaders headers, Message request) {
        return headers.get(ORGANIZATION);
    }

    @Override
    public UnknownFields unknownFields() {
        return UnknownFields.REFUSED;
    }

    @Override
    public FailureFormat failures() {
        return failures;
    }
}
