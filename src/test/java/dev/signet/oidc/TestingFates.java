package dev.signet.oidc;

import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationRef;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCommand;
import dev.signet.org.OrgCommands;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything by which a person or an app goes out of service. */
@Singleton
public final class TestingFates {
    private static final Actor SYSTEM = Actor.system();

    private final UserCommands users;
    private final OrgCommands orgs;
    private final ProjectCommands projects;
    private final ApplicationCommands applications;

    TestingFates(UserCommands users, OrgCommands orgs, ProjectCommands projects, ApplicationCommands applications) {
        this.users = users;
        this.orgs = orgs;
        this.projects = projects;
        this.applications = applications;
    }

    /** What can happen to a user. */
    @FunctionalInterface
    public interface UserFate {
        void befall(UserRef user);
    }

    /** What can happen to an app in this organization. */
    @FunctionalInterface
    public interface AppFate {
        void befall(String orgId, TestingFlow.App app);
    }

    public Map<String, UserFate> ofUsers() {
        Map<String, UserFate> fates = new LinkedHashMap<>();
        fates.put("locked", user -> users.lock(user, SYSTEM));
        fates.put("deactivated", user -> users.deactivate(user, SYSTEM));
        fates.put("suspended", user -> users.suspend(user, SYSTEM));
        fates.put("removed", user -> users.remove(user, SYSTEM));
        fates.put("organization deactivated", user -> orgs.change(user.orgId(), new OrgCommand.Deactivate(), SYSTEM));
        return fates;
    }

    public Map<String, AppFate> ofApps() {
        Map<String, AppFate> fates = new LinkedHashMap<>();
        fates.put("deactivated", (orgId, app) -> applications.deactivate(ref(orgId, app), SYSTEM));
        fates.put("removed", (orgId, app) -> applications.remove(ref(orgId, app), SYSTEM));
        fates.put(
                "project deactivated",
                (orgId, app) -> projects.deactivate(new ProjectRef(orgId, app.projectId()), SYSTEM));
        fates.put("project removed", (orgId, app) -> projects.remove(new ProjectRef(orgId, app.projectId()), SYSTEM));
        fates.put("organization deactivated", (orgId, app) -> orgs.change(orgId, new OrgCommand.Deactivate(), SYSTEM));
        return fates;
    }

    private static ApplicationRef ref(String orgId, TestingFlow.App app) {
        return new ApplicationRef(new ProjectRef(orgId, app.projectId()), app.appId());
    }
}
