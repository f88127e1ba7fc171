package dev.signet.oidc.gate;

import static io.restassured.RestAssured.given;

import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationRef;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCommands;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectSettings;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionEnd;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;

/** Applies changes to a setup. */
@Singleton
final class StateChanges {
    private static final Actor ACTOR = Actor.system();

    private final UserCommands users;
    private final OrgCommands orgs;
    private final ProjectCommands projects;
    private final ApplicationCommands applications;
    private final SessionCommands sessions;
    private final PasswordCommands passwords;

    StateChanges(
            UserCommands users,
            OrgCommands orgs,
            ProjectCommands projects,
            ApplicationCommands applications,
            SessionCommands sessions,
            PasswordCommands passwords) {
        this.users = users;
        this.orgs = orgs;
        this.projects = projects;
        this.applications = applications;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    void apply(Scene scene, StateChange change) {
        ProjectRef project = new ProjectRef(scene.appOrgId(), scene.app().projectId());
        ApplicationRef app = new ApplicationRef(project, scene.app().appId());
        switch (change) {
            case NONE -> {
                // nothing is changed, so everything keeps working
            }
            case USER_LOCKED -> both(scene, users::lock);
            case USER_DEACTIVATED -> both(scene, users::deactivate);
            case USER_SUSPENDED -> both(scene, users::suspend);
            case USER_REMOVED -> both(scene, users::remove);
            case USER_ORGANIZATION_DEACTIVATED -> orgs.deactivate(scene.person().orgId(), ACTOR);
            case APP_DEACTIVATED -> applications.deactivate(app, ACTOR);
            case APP_REMOVED -> applications.remove(app, ACTOR);
            case PROJECT_DEACTIVATED -> projects.deactivate(project, ACTOR);
            case PROJECT_REMOVED -> projects.remove(project, ACTOR);
            case APP_ORGANIZATION_DEACTIVATED -> orgs.deactivate(scene.appOrgId(), ACTOR);
            case SESSION_TERMINATED -> sessions.terminate(scene.session().id(), SessionEnd.SIGN_OUT, ACTOR);
            case PASSWORD_CHANGED -> passwords.set(scene.person(), "an0ther-Passphrase", false, ACTOR);
            case PROJECT_CLOSED ->
                projects.change(
                        project,
                        new ProjectSettings(
                                "closed-" + project.projectId(), false, false, true, PrivateLabeling.UNSPECIFIED),
                        ACTOR);
            case FAMILY_REVOKED -> revoke(scene, scene.refreshToken());
            case TOKEN_REVOKED -> revoke(scene, scene.accessToken());
        }
    }

    private static void both(Scene scene, BiConsumer<UserRef, Actor> change) {
        change.accept(scene.person(), ACTOR);
        change.accept(scene.machine().user(), ACTOR);
    }

    private static void revoke(Scene scene, String token) {
        given().auth()
                .preemptive()
                .basic(scene.app().clientId(), String.valueOf(scene.app().secret()))
                .formParam("token", token)
                .post("/oauth/v2/revoke")
                .then()
                .statusCode(200);
    }
}
