package dev.signet.api.zitadel;

import static io.restassured.RestAssured.given;

import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.LogFilter;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.TestingMembers;
import dev.signet.org.OrgCommand;
import dev.signet.org.OrgCommands;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import io.quarkus.mailer.MockMailbox;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Callers of several kinds, and calls with which most tests begin. */
@Singleton
final class TestingApi {
    static final String ORG_HEADER = "x-zitadel-orgid";
    static final String MANAGEMENT = "/management/v1";
    static final String AUTH = "/auth/v1";
    static final String ADMIN = "/admin/v1";
    private static final Pattern CODE_IN_LINK = Pattern.compile("[?&]code=([A-Z0-9]+)");

    private final Database database;
    private final Ids ids;
    private final OrgCommands orgs;
    private final MembershipCommands memberships;
    private final InstanceQueries instances;
    private final EventLog log;
    private final Codes codes;
    private final MockMailbox mailbox;
    private final Path tokenFile;

    TestingApi(
            Database database,
            Ids ids,
            OrgCommands orgs,
            MembershipCommands memberships,
            InstanceQueries instances,
            EventLog log,
            Codes codes,
            MockMailbox mailbox,
            @ConfigProperty(name = "signet.bootstrap.machine.token-file") Path tokenFile) {
        this.database = database;
        this.ids = ids;
        this.orgs = orgs;
        this.memberships = memberships;
        this.instances = instances;
        this.log = log;
        this.codes = codes;
        this.mailbox = mailbox;
        this.tokenFile = tokenFile;
    }

    /** A request with this token and, if it has a body, JSON. */
    static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    /** The token that the first start wrote, of a machine user that may do everything. */
    String adminToken() {
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request of the administrator in the administrator's own organization. */
    RequestSpecification admin() {
        return as(adminToken());
    }

    /** A request of the administrator in another organization. */
    RequestSpecification adminIn(String orgId) {
        return admin().header(ORG_HEADER, orgId);
    }

    /** A name that nobody has, so that tests do not find each other's users. */
    String unique(String prefix) {
        return prefix + ids.next();
    }

    /** A new organization with the domain {@code <name>.test}. */
    String newOrg(String name) {
        String orgId = ids.next();
        return database.inTransaction(transaction -> {
            orgs.add(transaction, orgId, new OrgCommand.Add(name, name + ".test"), Actor.system());
            return orgId;
        });
    }

    /** The token of a new machine user in an organization, with these roles there. */
    String machineToken(String orgId, String... roles) {
        String userId = newMachine(orgId, unique("machine"));
        if (roles.length > 0) {
            give(orgId, userId, MembershipLevel.ORGANIZATION, List.of(roles));
        }
        return newToken(orgId, userId);
    }

    /** Gives a user roles on the instance. */
    void makeInstanceMember(String userId, String role) {
        give(instances.get().id(), userId, MembershipLevel.INSTANCE, List.of(role));
    }

    /** Gives a user roles on an organization. */
    void makeMember(String orgId, String userId, String... roles) {
        give(orgId, userId, MembershipLevel.ORGANIZATION, List.of(roles));
    }

    /** The name of an organization. */
    String nameOfOrg(String orgId) {
        return database.single("select name from org_view where id = ?", row -> row.text("name"), orgId);
    }

    /** The organization that owns a project. */
    String ownerOf(String projectId) {
        return database.single("select org_id from project_view where id = ?", row -> row.text("org_id"), projectId);
    }

    /** A token of a machine user of any organization. */
    String newTokenOf(String machineId) {
        return newToken(
                database.single("select org_id from user_view where id = ?", row -> row.text("org_id"), machineId),
                machineId);
    }

    String newToken(String orgId, String machineId) {
        return adminIn(orgId)
                .body("{}")
                .post(MANAGEMENT + "/users/" + machineId + "/pats")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    String newMachine(String orgId, String userName) {
        return adminIn(orgId)
                .body("{\"userName\":\"%s\",\"name\":\"Machine\",\"description\":\"for a test\"}".formatted(userName))
                .post(MANAGEMENT + "/users/machine")
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
    }

    /** A person with a verified address and a password, in state ACTIVE. */
    String newPerson(String orgId, String userName) {
        return importPerson(orgId, personJson(userName, "Ada", "Lovelace", userName + "@example.com", true))
                .statusCode(200)
                .extract()
                .path("userId");
    }

    /** A person whose address is not verified, in state INITIAL. */
    String newInitialPerson(String orgId, String userName) {
        return adminIn(orgId)
                .body("""
                        {"userName":"%s","profile":{"firstName":"Ada","lastName":"Lovelace"},
                         "email":{"email":"%s@example.com"}}""".formatted(userName, userName))
                .post(MANAGEMENT + "/users/human")
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
    }

    ValidatableResponse importPerson(String orgId, String json) {
        return adminIn(orgId)
                .body(json)
                .post(MANAGEMENT + "/users/human/_import")
                .then();
    }

    static String personJson(String userName, String firstName, String lastName, String email, boolean verified) {
        return """
                {"userName":"%s","profile":{"firstName":"%s","lastName":"%s"},
                 "email":{"email":"%s","isEmailVerified":%s},"password":"a horse called Heinrich"}""".formatted(userName, firstName, lastName, email, verified);
    }

    JsonPath user(String orgId, String userId) {
        return adminIn(orgId)
                .get(MANAGEMENT + "/users/" + userId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String stateOf(String orgId, String userId) {
        return user(orgId, userId).getString("user.state");
    }

    /**
     * The code that was created last: the one that waits for delivery, or the one in the mail if it has been delivered.
     */
    String lastCode(String userId, String email, CodeKind kind, String eventType) {
        LogFilter newest =
                new LogFilter(0, 1, false, List.of("user"), List.of(eventType), userId, null, null, null, null);
        String codeId = JsonPath.from(log.search(newest).getFirst().payload()).getString("codeId");
        return codes.readable(userId, kind, codeId).orElseGet(() -> lastMailed(email));
    }

    /** A mail is sent before the readable code is deleted. */
    private String lastMailed(String email) {
        Matcher link =
                CODE_IN_LINK.matcher(mailbox.getMailsSentTo(email).getLast().getText());
        if (!link.find()) {
            throw new AssertionError("the mail to " + email + " has no code");
        }
        return link.group(1);
    }

    /** A new project of an organization. */
    String newProject(String orgId, String name) {
        return adminIn(orgId)
                .body("{\"name\":\"%s\"}".formatted(name))
                .post(MANAGEMENT + "/projects")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    /** A grant of a project to another organization. */
    String newProjectGrant(String orgId, String projectId, String grantedOrgId, String... keys) {
        return adminIn(orgId)
                .body("{\"grantedOrgId\":\"%s\",\"roleKeys\":[%s]}".formatted(grantedOrgId, quoted(keys)))
                .post(MANAGEMENT + "/projects/" + projectId + "/grants")
                .then()
                .statusCode(200)
                .extract()
                .path("grantId");
    }

    /** The texts as members of a JSON array. */
    static String quoted(String... texts) {
        return texts.length == 0 ? "" : '"' + String.join("\",\"", texts) + '"';
    }

    /** A grant of a role in a new project of an organization. */
    String newGrant(String orgId, String userId) {
        String projectId = newProject(orgId, unique("project"));
        addRoles(orgId, projectId, "reader");
        return adminIn(orgId)
                .body("{\"projectId\":\"%s\",\"roleKeys\":[\"reader\"]}".formatted(projectId))
                .post(MANAGEMENT + "/users/" + userId + "/grants")
                .then()
                .statusCode(200)
                .extract()
                .path("userGrantId");
    }

    void addRoles(String orgId, String projectId, String... keys) {
        for (String key : keys) {
            adminIn(orgId)
                    .body("{\"roleKey\":\"%s\",\"displayName\":\"%s\"}".formatted(key, key))
                    .post(MANAGEMENT + "/projects/" + projectId + "/roles")
                    .then()
                    .statusCode(200);
        }
    }

    private void give(String ownerId, String userId, MembershipLevel level, List<String> roles) {
        database.inTransaction(transaction ->
                memberships.addIn(transaction, TestingMembers.of(level, ownerId, userId), roles, Actor.system()));
    }
}
