package dev.signet.api.zitadel.v2.beta;

import dev.signet.api.proto.zitadel.application.v2.ApplicationServiceGrpc;
import dev.signet.api.proto.zitadel.authorization.v2.AuthorizationServiceGrpc;
import dev.signet.api.proto.zitadel.internal_permission.v2.InternalPermissionServiceGrpc;
import dev.signet.api.proto.zitadel.org.v2.OrganizationServiceGrpc;
import dev.signet.api.proto.zitadel.project.v2.ProjectServiceGrpc;
import io.grpc.MethodDescriptor;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rpcs of version 2, by their full names. */
final class Successors {
    static final Map<String, MethodDescriptor<?, ?>> ALL = Stream.of(
                    ApplicationServiceGrpc.getServiceDescriptor(),
                    AuthorizationServiceGrpc.getServiceDescriptor(),
                    InternalPermissionServiceGrpc.getServiceDescriptor(),
                    OrganizationServiceGrpc.getServiceDescriptor(),
                    ProjectServiceGrpc.getServiceDescriptor())
            .flatMap(service -> service.getMethods().stream())
            .collect(Collectors.toMap(MethodDescriptor::getFullMethodName, method -> method));

    private Successors() {}
}
