package dev.signet.api.zitadel.application;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.application.ApplicationRef;
import dev.signet.project.ProjectRef;

/**
 * The only place where a request of ZITADEL's API is converted to a reference to an application. The reference always
 * contains the selected organization, so no request reaches an application of another one.
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
