package dev.signet.api.zitadel.application;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.application.ApplicationRef;
import dev.signet.project.ProjectRef;

/**
 * The only place where a request is converted to a reference to an application, so that none reaches into another
 * organization.
 */
final class AppRefs {
    private AppRefs() {}

    static ProjectRef project(RpcContext context, String projectId) {
        return new ProjectRef(context.orgId(), projectId);
    }

    static ApplicationRef named(RpcContext context, String projectId, String appId) {
        return new ApplicationRef(project(context, projectId), appId);
    }
}
