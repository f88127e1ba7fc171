package dev.signet.api.zitadel.v2.administrator;

import dev.signet.access.Target;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.proto.zitadel.internal_permission.v2.AdministratorSearchFilter;
import dev.signet.api.proto.zitadel.internal_permission.v2.ResourceFilter;
import dev.signet.api.proto.zitadel.internal_permission.v2.ResourceType;
import dev.signet.instance.InstanceQueries;
import dev.signet.project.ProjectError;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectView;
import dev.signet.projectgrant.ProjectGrantError;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.projectgrant.ProjectGrantView;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Converts the resources that requests name. Whoever names one needs the permission for its members, which is another for
 * each kind of resource; the rules are those of version 1.
 */
@Singleton
final class Resources {
    private final InstanceQueries instances;
    private final ProjectQueries projects;
    private final ProjectGrantQueries grants;

    Resources(InstanceQueries instances, ProjectQueries projects, ProjectGrantQueries grants) {
        this.instances = instances;
        this.projects = projects;
        this.grants = grants;
    }

    /** What a caller does with the members of a resource: the last part of the name of the permission. */
    enum Permission {
        READ("read"),
        WRITE("write"),
        DELETE("delete");

        private final String verb;

        Permission(String verb) {
            this.verb = verb;
        }

        private String of(String level) {
            return level + ".member." + verb;
        }
    }

    /** The resource of a change. Refuses a caller who lacks the permission there. */
    Target require(RpcContext context, ResourceType resource, Permission permission) {
        return switch (resource.getResourceCase()) {
            case INSTANCE -> instance(context, permission);
            case ORGANIZATION_ID -> organization(context, resource.getOrganizationId(), permission);
            case PROJECT_ID -> project(context, resource.getProjectId(), permission);
            case PROJECT_GRANT ->
                grant(
                        context,
                        resource.getProjectGrant().getProjectId(),
                        resource.getProjectGrant().getOrganizationId(),
                        permission);
            case RESOURCE_NOT_SET -> throw RequestError.noVariant("resource").exception();
        };
    }

    /** The resource that exactly one condition of a list has to name. */
    Target named(RpcContext context, List<AdministratorSearchFilter> filters) {
        List<ResourceFilter> named = filters.stream()
                .filter(AdministratorSearchFilter::hasResource)
                .map(AdministratorSearchFilter::getResource)
                .toList();
        if (named.size() != 1) {
            throw RequestError.noVariant("filters.resource").exception();
        }
        ResourceFilter resource = named.getFirst();
        return switch (resource.getResourceCase()) {
            case INSTANCE -> instance(context, Permission.READ);
            case ORGANIZATION_ID -> organization(context, resource.getOrganizationId(), Permission.READ);
            case PROJECT_ID -> project(context, resource.getProjectId(), Permission.READ);
            case PROJECT_GRANT ->
                grant(
                        context,
                        resource.getProjectGrant().getProjectId(),
                        resource.getProjectGrant().getOrganizationId(),
                        Permission.READ);
            case RESOURCE_NOT_SET ->
                throw RequestError.noVariant("filters.resource").exception();
        };
    }

    private Target instance(RpcContext context, Permission permission) {
        context.require(permission.of("iam"));
        return new Target.Instance(instances.get().id());
    }

    private static Target organization(RpcContext context, String orgId, Permission permission) {
        context.requireIn(orgId, permission.of("org"));
        return new Target.Organization(orgId);
    }

    private Target project(RpcContext context, String projectId, Permission permission) {
        ProjectView project = projects.findAnywhere(projectId)
                .filter(found -> context.reaches(found.orgId()))
                .orElseThrow(ProjectError.NOT_FOUND::exception);
        context.requireIn(project.orgId(), permission.of("project"), projectId);
        return new Target.Project(project.orgId(), projectId);
    }

    // Both the owner of the project and the organization to which it is granted manage the members of the grant.
    private Target grant(RpcContext context, String projectId, String grantedOrgId, Permission permission) {
        ProjectGrantView grant = grants.requireBetween(projectId, grantedOrgId);
        if (context.reaches(grant.orgId())) {
            context.requireIn(grant.orgId(), permission.of("project.grant"), projectId, grant.id());
        } else if (context.reaches(grantedOrgId)) {
            context.requireIn(grantedOrgId, permission.of("project.grant"), projectId, grant.id());
        } else {
            throw ProjectGrantError.NOT_FOUND.exception();
        }
        return new Target.ProjectGrant(grantedOrgId, projectId, grant.id());
    }
}
