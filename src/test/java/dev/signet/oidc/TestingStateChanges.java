package dev.signet.oidc;

import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationRef;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCommands;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every change that takes a person or an app out of service. */
@Singleton
public final class TestingStateChanges {
    private static final Actor SYSTEM = Actor.system();

    private final UserCommands users;
    private final OrgCommands orgs;
    private final ProjectCommands projects;
    private final ApplicationCommands applications;

    TestingStateChanges(
            UserCommands users, OrgCommands orgs, ProjectCommands projects, ApplicationCommands applications) {
        this.users = users;
        this.orgs = orgs;
        this.projects = projects;
        this.applications = applications;
    }

    /** A change to a user. */
    @FunctionalInterface
    public interface UserChange {
        void apply(UserRef user);
    }

    /** A change to an app of this organization. */
    @FunctionalInterface
    public interface AppChange {
        void apply(String orgId, TestingFlow.App app);
    }

    public Map<String, UserChange> ofUsers() {
        Map<String, UserChange> changes = new LinkedHashMap<>();
        changes.put("locked", user -> users.lock(user, SYSTEM));
        changes.put("deactivated", user -> users.deactivate(user, SYSTEM));
        changes.put("suspended", user -> users.suspend(user, SYSTEM));
        changes.put("removed", user -> users.remove(user, SYSTEM));
        changes.put("organization deactivated", user -> orgs.deactivate(user.orgId(), SYSTEM));
        return changes;
    }

    public Map<String, AppChange> ofApps() {
        Map<String, AppChange> changes = new LinkedHashMap<>();
        changes.put("deactivated", (orgId, app) -> applications.deactivate(ref(orgId, app), SYSTEM));
        changes.put("removed", (orgId, app) -> applications.remove(ref(orgId, app), SYSTEM));
        changes.put(
                "project deactivated",
                (orgId, app) -> projects.deactivate(new ProjectRef(orgId, app.projectId()), SYSTEM));
        changes.put("project removed", (orgId, app) -> projects.remove(new ProjectRef(orgId, app.projectId()), SYSTEM));
        changes.put("organization deactivated", (orgId, app) -> orgs.deactivate(orgId, SYSTEM));
        return changes;
    }

    private static ApplicationRef ref(String orgId, TestingFlow.App app) {
        return new ApplicationRef(new ProjectRef(orgId, app.projectId()), app.appId());
    }
}
