package dev.signet.api.zitadel;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.signet.api.grpc.GrpcCalls;
import dev.signet.api.proto.zitadel.app.v2beta.AppServiceGrpc;
import dev.signet.api.proto.zitadel.application.v2.ApplicationServiceGrpc;
import dev.signet.api.proto.zitadel.authorization.v2.AuthorizationServiceGrpc;
import dev.signet.api.proto.zitadel.group.v2.GroupServiceGrpc;
import dev.signet.api.proto.zitadel.instance.v2.InstanceServiceGrpc;
import dev.signet.api.proto.zitadel.internal_permission.v2.InternalPermissionServiceGrpc;
import dev.signet.api.proto.zitadel.org.v2.OrganizationServiceGrpc;
import dev.signet.api.proto.zitadel.project.v2.ProjectServiceGrpc;
import dev.signet.api.proto.zitadel.settings.v2.SettingsServiceGrpc;
import dev.signet.api.proto.zitadel.user.v2.UserServiceGrpc;
import io.grpc.BindableService;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import io.quarkus.grpc.GrpcService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The services of version 2 of ZITADEL's API, and of v2beta. */
@Singleton
final class V2Services {
    static final List<ServiceDescriptor> DESCRIPTORS = Stream.of(
                    OrganizationServiceGrpc.getServiceDescriptor(),
                    UserServiceGrpc.getServiceDescriptor(),
                    ProjectServiceGrpc.getServiceDescriptor(),
                    ApplicationServiceGrpc.getServiceDescriptor(),
                    AuthorizationServiceGrpc.getServiceDescriptor(),
                    InternalPermissionServiceGrpc.getServiceDescriptor(),
                    GroupServiceGrpc.getServiceDescriptor(),
                    SettingsServiceGrpc.getServiceDescriptor(),
                    InstanceServiceGrpc.getServiceDescriptor(),
                    dev.signet.api.proto.zitadel.org.v2beta.OrganizationServiceGrpc.getServiceDescriptor(),
                    dev.signet.api.proto.zitadel.project.v2beta.ProjectServiceGrpc.getServiceDescriptor(),
                    AppServiceGrpc.getServiceDescriptor(),
                    dev.signet.api.proto.zitadel.authorization.v2beta.AuthorizationServiceGrpc.getServiceDescriptor(),
                    dev.signet.api.proto.zitadel.internal_permission.v2beta.InternalPermissionServiceGrpc
                            .getServiceDescriptor())
            .map(V2Services::descriptorOf)
            .toList();

    @Produces
    @Singleton
    @GrpcService
    final BindableService organizations;

    @Produces
    @Singleton
    @GrpcService
    final BindableService groups;

    @Produces
    @Singleton
    @GrpcService
    final BindableService users;

    @Produces
    @Singleton
    @GrpcService
    final BindableService projects;

    @Produces
    @Singleton
    @GrpcService
    final BindableService applications;

    @Produces
    @Singleton
    @GrpcService
    final BindableService authorizations;

    @Produces
    @Singleton
    @GrpcService
    final BindableService administrators;

    @Produces
    @Singleton
    @GrpcService
    final BindableService settings;

    @Produces
    @Singleton
    @GrpcService
    final BindableService instances;

    @Produces
    @Singleton
    @GrpcService
    final BindableService betaOrganizations;

    @Produces
    @Singleton
    @GrpcService
    final BindableService betaProjects;

    @Produces
    @Singleton
    @GrpcService
    final BindableService betaApplications;

    @Produces
    @Singleton
    @GrpcService
    final BindableService betaAuthorizations;

    @Produces
    @Singleton
    @GrpcService
    final BindableService betaAdministrators;

    V2Services(GrpcCalls calls) {
        this.organizations = calls.serve(OrganizationServiceGrpc.getServiceDescriptor());
        this.users = calls.serve(UserServiceGrpc.getServiceDescriptor());
        this.projects = calls.serve(ProjectServiceGrpc.getServiceDescriptor());
        this.applications = calls.serve(ApplicationServiceGrpc.getServiceDescriptor());
        this.authorizations = calls.serve(AuthorizationServiceGrpc.getServiceDescriptor());
        this.administrators = calls.serve(InternalPermissionServiceGrpc.getServiceDescriptor());
        this.groups = calls.serve(GroupServiceGrpc.getServiceDescriptor());
        this.settings = calls.serve(SettingsServiceGrpc.getServiceDescriptor());
        this.instances = calls.serve(InstanceServiceGrpc.getServiceDescriptor());
        this.betaOrganizations =
                calls.serve(dev.signet.api.proto.zitadel.org.v2beta.OrganizationServiceGrpc.getServiceDescriptor());
        this.betaProjects =
                calls.serve(dev.signet.api.proto.zitadel.project.v2beta.ProjectServiceGrpc.getServiceDescriptor());
        this.betaApplications = calls.serve(AppServiceGrpc.getServiceDescriptor());
        this.betaAuthorizations = calls.serve(
                dev.signet.api.proto.zitadel.authorization.v2beta.AuthorizationServiceGrpc.getServiceDescriptor());
        this.betaAdministrators =
                calls.serve(dev.signet.api.proto.zitadel.internal_permission.v2beta.InternalPermissionServiceGrpc
                        .getServiceDescriptor());
    }

    private static ServiceDescriptor descriptorOf(io.grpc.ServiceDescriptor service) {
        Object schema = Objects.requireNonNull(service.getSchemaDescriptor(), service.getName());
        return ((ProtoServiceDescriptorSupplier) schema).getServiceDescriptor();
    }
}
