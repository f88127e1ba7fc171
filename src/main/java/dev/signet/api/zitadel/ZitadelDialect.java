package dev.signet.api.zitadel;

import com.google.protobuf.Descriptors.Descriptor;
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
import dev.signet.api.dialect.KnownRpc;
import dev.signet.api.dialect.StatusFormat;
import dev.signet.api.dialect.UnknownFields;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.v1.AuthOption;
import dev.signet.api.proto.zitadel.v1.ErrorDetail;
import dev.signet.api.proto.zitadel.v1.OptionsProto;
import dev.signet.api.zitadel.wire.OwnerLookup;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code zitadel.*} services. The paths in the contracts of version 1 are relative, and each service has its own
 * prefix; those of version 2 are complete. In version 2 many requests name the organization that they are about, see
 * {@link RequestOrganization}; all others select one with a header.
 * Unknown fields of a request are ignored, as by ZITADEL's gateway. This dialect also answers calls of ZITADEL's
 * services that this server does not have.
 */
@Singleton
public final class ZitadelDialect implements Dialect {
    private static final String MANAGEMENT = "/management/v1";
    private static final String AUTH = "/auth/v1";
    private static final String ADMIN = "/admin/v1";
    private static final String SYSTEM = "/system/v1";
    private static final String ORGANIZATION = "x-zitadel-orgid";
    private static final String V2 = "/v2";
    private static final String V2BETA = "/v2beta";

    private final Map<Descriptor, RequestOrganization> organizations;

    private final List<KnownRpc> known = Stream.of("v1.txt", "v2.txt")
            .flatMap(list -> KnownRpc.read(ZitadelDialect.class, list).stream())
            .toList();
    private final Credentials credentials = new AuthorizationHeader();
    private final FailureFormat failures = StatusFormat.with(
            ErrorDetail.getDescriptor(),
            failure -> ErrorDetail.newBuilder()
                    .setId(failure.id())
                    .setMessage(failure.message())
                    .build());

    ZitadelDialect(@All List<OwnerLookup> lookups) {
        this.organizations = RequestOrganization.ofServices(V2Services.DESCRIPTORS, lookups);
    }

    @Override
    public String name() {
        return "zitadel";
    }

    @Override
    public List<DialectService> services() {
        return Stream.concat(
                        Stream.of(
                                new DialectService(ManagementServiceGrpc.SERVICE_NAME, MANAGEMENT),
                                new DialectService(AuthServiceGrpc.SERVICE_NAME, AUTH),
                                new DialectService(AdminServiceGrpc.SERVICE_NAME, ADMIN)),
                        V2Services.DESCRIPTORS.stream().map(service -> DialectService.complete(service.getFullName())))
                .toList();
    }

    @Override
    public List<String> roots() {
        return List.of(MANAGEMENT, AUTH, ADMIN, SYSTEM, V2, V2BETA);
    }

    @Override
    public List<KnownRpc> knownRpcs() {
        return known;
    }

    @Override
    public boolean refusesUnknownPaths() {
        return true;
    }

    @Override
    public AccessRule access(MethodDescriptor rpc) {
        if (!rpc.getOptions().hasExtension(OptionsProto.authOption)) {
            throw new IllegalArgumentException("has no option zitadel.v1.auth_option");
        }
        AuthOption option = rpc.getOptions().getExtension(OptionsProto.authOption);
        return AccessRule.of(
                rpc, option.getPermission(), option.getCheckFieldName(), option.getInPerson(), option.getLimited());
    }

    @Override
    public Set<String> publicRpcs() {
        return Set.of(
                ManagementServiceGrpc.SERVICE_NAME + "/Healthz",
                AuthServiceGrpc.SERVICE_NAME + "/Healthz",
                AdminServiceGrpc.SERVICE_NAME + "/Healthz");
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
        RequestOrganization named = organizations.get(request.getDescriptorForType());
        String selected = named == null ? "" : named.selected(request);
        return selected.isEmpty() ? headers.get(ORGANIZATION) : selected;
    }

    @Override
    public Optional<String> owner(Message request) {
        RequestOrganization named = organizations.get(request.getDescriptorForType());
        return named == null ? Optional.empty() : named.owner(request);
    }

    @Override
    public int successStatus(MethodDescriptor rpc) {
        int status = rpc.getOptions().getExtension(OptionsProto.restOption).getSuccessStatus();
        return status == 0 ? 200 : status;
    }

    @Override
    public UnknownFields unknownFields() {
        return UnknownFields.IGNORED;
    }

    @Override
    public FailureFormat failures() {
        return failures;
    }
}
