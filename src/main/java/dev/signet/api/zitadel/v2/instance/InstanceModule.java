package dev.signet.api.zitadel.v2.instance;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.instance.v2.CustomDomain;
import dev.signet.api.proto.zitadel.instance.v2.GetInstanceRequest;
import dev.signet.api.proto.zitadel.instance.v2.GetInstanceResponse;
import dev.signet.api.proto.zitadel.instance.v2.Instance;
import dev.signet.api.proto.zitadel.instance.v2.InstanceServiceGrpc;
import dev.signet.api.proto.zitadel.instance.v2.State;
import dev.signet.instance.InstanceError;
import dev.signet.instance.InstanceQueries;
import dev.signet.instance.InstanceView;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the instance, which is the only one of a server. */
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
        registry.on(InstanceServiceGrpc.getGetInstanceMethod(), this::get);
    }

    private GetInstanceResponse get(RpcContext context, GetInstanceRequest request) {
        InstanceView instance = instances.get();
        if (!Set.of("", instance.id()).contains(request.getInstanceId())) {
            throw InstanceError.NOT_FOUND.exception();
        }
        return GetInstanceResponse.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setId(instance.id())
                        .setChangeDate(WireTime.timestamp(instance.changedAt()))
                        .setCreationDate(WireTime.timestamp(instance.createdAt()))
                        .setState(State.STATE_RUNNING)
                        .setName(instance.name())
                        .setVersion(version)
                        .addCustomDomains(CustomDomain.newBuilder()
                                .setInstanceId(instance.id())
                                .setCreationDate(WireTime.timestamp(instance.createdAt()))
                                .setDomain(host)
                                .setPrimary(true)))
                .build();
    }
}
