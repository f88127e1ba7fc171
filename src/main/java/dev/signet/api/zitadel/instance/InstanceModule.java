package dev.signet.api.zitadel.instance;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.GetMyInstanceRequest;
import dev.signet.api.proto.zitadel.admin.v1.GetMyInstanceResponse;
import dev.signet.api.proto.zitadel.instance.v1.Domain;
import dev.signet.api.proto.zitadel.instance.v1.InstanceDetail;
import dev.signet.api.proto.zitadel.instance.v1.State;
import dev.signet.api.proto.zitadel.management.v1.GetIAMRequest;
import dev.signet.api.proto.zitadel.management.v1.GetIAMResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.instance.InstanceQueries;
import dev.signet.instance.InstanceView;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The calls that return the instance and the ids that belong to it. */
@Singleton
final class InstanceModule implements RpcModule {
    private final InstanceQueries instances;
    private final String host;
    private final String version;

    InstanceModule(
            InstanceQueries instances,
            @ConfigProperty(name = "signet.external-url", defaultValue = "http://localhost:8080") URI externalUrl,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.instances = instances;
        this.host = externalUrl.getHost();
        this.version = version;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetIAMMethod(), this::getIam)
                .on(AdminServiceGrpc.getGetMyInstanceMethod(), this::getMyInstance);
    }

    /** The server's own API is not a project yet, so the id of its project stays empty in the response. */
    private GetIAMResponse getIam(RpcContext context, GetIAMRequest request) {
        String defaultOrg = instances.get().defaultOrgId();
        return GetIAMResponse.newBuilder()
                .setGlobalOrgId(defaultOrg)
                .setDefaultOrgId(defaultOrg)
                .build();
    }

    private GetMyInstanceResponse getMyInstance(RpcContext context, GetMyInstanceRequest request) {
        InstanceView instance = instances.get();
        return GetMyInstanceResponse.newBuilder()
                .setInstance(InstanceDetail.newBuilder()
                        .setId(instance.id())
                        .setDetails(details(instance))
                        .setState(State.STATE_RUNNING)
                        .setName(instance.name())
                        .setVersion(version)
                        .addDomains(Domain.newBuilder()
                                .setDetails(details(instance))
                                .setDomain(host)
                                .setPrimary(true)))
                .build();
    }
}
