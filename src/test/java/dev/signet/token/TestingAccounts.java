package dev.signet.token;

import dev.signet.access.AccessTokenType;
import dev.signet.application.AddedApplication;
import dev.signet.application.ApiAccess;
import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationRef;
import dev.signet.application.Configs;
import dev.signet.application.TokenSettings;
import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCommand;
import dev.signet.org.OrgCommands;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectSettings;
import dev.signet.session.Proof;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.user.NewHuman;
import dev.signet.user.NewMachine;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;

/** Creates people, machine users, applications and sign-ins in organizations of their own. */
@Singleton
public final class TestingAccounts {
    public static final String PASSWORD = "Tr0ub4dor&3x";

    private static final Actor ACTOR = Actor.system();

    private final Database database;
    private final Ids ids;
    private final OrgCommands orgs;
    private final UserCommands users;
    private final ProjectCommands projects;
    private final ApplicationCommands applications;
    private final SessionCommands sessions;
    private final Clock clock;

    TestingAccounts(
            Database database,
            Ids ids,
            OrgCommands orgs,
            UserCommands users,
            ProjectCommands projects,
            ApplicationCommands applications,
            SessionCommands sessions,
            Clock clock) {
        this.database = database;
        this.ids = ids;
        this.orgs = orgs;
        this.users = users;
        this.projects = projects;
        this.applications = applications;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** An application and its client id. */
    public record App(ApplicationRef ref, String clientId) {}

    /** The sign-in of a person for an application of another organization. */
    public record SignIn(UserRef user, App app, Session session) {

        /** Returns terms with the API in the audience and with the scope for a refresh token. */
        public TokenTerms terms() {
            return new TokenTerms(
                    app.clientId(),
                    user.userId(),
                    session.id(),
                    List.of("openid", "offline_access", ApiAudience.SCOPE),
                    List.of(app.clientId(), ApiAudience.VALUE),
                    session.authTime(),
                    session.amr(),
                    null,
                    List.of());
        }

        /** Opens a family with refresh token, like an authorization code does. */
        public RefreshTokens.Issued family(RefreshTokens tokens) {
            return tokens.issue((transaction, id) -> () -> 1, terms(), user.orgId(), true, ACTOR)
                    .orElseThrow();
        }

        /** Opens a family without refresh token. */
        public RefreshTokens.Issued familyWithoutRefreshToken(RefreshTokens tokens) {
            return tokens.issue((transaction, id) -> () -> 1, terms(), user.orgId(), false, ACTOR)
                    .orElseThrow();
        }
    }

    public String org() {
        String id = ids.next();
        String name = "org" + id;
        return database.inTransaction(transaction -> {
            orgs.add(transaction, id, new OrgCommand.Add(name, name + ".test"), ACTOR);
            return id;
        });
    }

    public UserRef person(String orgId) {
        String name = "person" + ids.next();
        NewHuman human = new NewHuman(
                null,
                name,
                new Profile("Grace", "Hopper", "", "", "en", Profile.Gender.FEMALE),
                name + "@mail.example",
                true,
                null,
                false,
                new NewPassword.Plain(PASSWORD, false, "initial_password"));
        return new UserRef(orgId, users.addHuman(orgId, human, ACTOR).stream().id());
    }

    public UserRef machine(String orgId) {
        NewMachine machine = new NewMachine(null, "machine" + ids.next(), "Robot", "", AccessTokenType.BEARER);
        return new UserRef(
                orgId, users.addMachine(orgId, machine, ACTOR).stream().id());
    }

    /** Creates an application that may call the API on behalf of everybody. */
    public App app(String orgId) {
        ProjectSettings settings = new ProjectSettings("Portal", false, false, false, PrivateLabeling.UNSPECIFIED);
        ProjectRef project = new ProjectRef(
                orgId, projects.add(orgId, settings, ACTOR).stream().id());
        AddedApplication added = applications.add(project, "Web", Configs.web(), ACTOR);
        ApplicationRef app = new ApplicationRef(project, added.appId());
        applications.changeTokens(app, new TokenSettings.Change(ApiAccess.INSTANCE, null, null, null), ACTOR);
        return new App(app, added.clientId());
    }

    public Session session(UserRef user) {
        return sessions.start(
                        "agent" + ids.next(), null, user.userId(), EnumSet.of(Proof.PASSWORD), clock.instant(), ACTOR)
                .session();
    }

    public SignIn signIn() {
        UserRef user = person(org());
        return new SignIn(user, app(org()), session(user));
    }

    /** Creates a sign-in of a machine user, which does not cost the time of hashing a password. */
    public SignIn machineSignIn() {
        UserRef user = machine(org());
        return new SignIn(user, app(org()), session(user));
    }
}
