package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.access.Membership;
import dev.signet.access.Permissions;
import dev.signet.access.Principal;
import dev.signet.access.Reach;
import dev.signet.access.Roles;
import dev.signet.eventstore.Moment;
import dev.signet.explain.Action;
import dev.signet.explain.Explanation;
import dev.signet.explain.Explanations;
import dev.signet.explain.Thing;
import dev.signet.group.GroupCommands;
import dev.signet.group.GroupMemberCommands;
import dev.signet.group.GroupRef;
import dev.signet.groupgrant.GroupGrantCommands;
import dev.signet.groupgrant.GroupGrantRef;
import dev.signet.groupgrant.NewGroupGrant;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.membership.MembershipQueries;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.projectrole.ProjectRoles;
import dev.signet.usergrant.NewUserGrant;
import dev.signet.usergrant.UserGrantCommands;
import dev.signet.usergrant.UserGrantRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Explanations of access, and reads of the past. */
@QuarkusTest
class AccessOfThePastIT {
    private static final Actor ACTOR = Actor.system();
    private static final Reach ALL = new Reach.Everything();
    private static final String ADMIN = "/signet/admin/v1";

    @Inject
    TestingApi api;

    @Inject
    Explanations explanations;

    @Inject
    Permissions permissions;

    @Inject
    MembershipQueries memberships;

    @Inject
    UserGrantCommands grants;

    @Inject
    GroupCommands groups;

    @Inject
    GroupMemberCommands members;

    @Inject
    GroupGrantCommands groupGrants;

    @Inject
    ProjectCommands projects;

    @Inject
    ProjectRoles projectRoles;

    @Inject
    Database database;

    private final Roles roles = new Roles();
    private String orgId = "";
    private String owner = "";
    private String userId = "";
    private ProjectRef project = new ProjectRef("1", "1");

    @BeforeEach
    void a_user_and_a_project() {
        orgId = api.newOrg(api.unique("org"));
        owner = api.machineToken(orgId, "ORG_OWNER");
        userId = api.newPerson(orgId, api.unique("ada"));
        api.adminIn(orgId)
                .body("{\"userId\":\"%s\",\"roles\":[\"ORG_USER_MANAGER\"]}".formatted(userId))
                .post("/management/v1/orgs/me/members")
                .then()
                .statusCode(200);
        project = new ProjectRef(orgId, api.newProject(orgId, api.unique("project")));
        api.addRoles(orgId, project.projectId(), "reader", "writer");
    }

    @Test
    void the_verdict_is_that_of_the_gate_for_every_permission() {
        String other = api.newOrg(api.unique("other"));
        String grantId = api.newProjectGrant(orgId, project.projectId(), other, "reader");
        SoftAssertions all = new SoftAssertions();
        for (String[] each : new String[][] {
            {"/orgs/me/members", "ORG_OWNER_VIEWER"},
            {"/projects/" + project.projectId() + "/members", "PROJECT_OWNER"},
            {"/projects/" + project.projectId() + "/grants/" + grantId + "/members", "PROJECT_GRANT_OWNER"}
        }) {
            String machine = api.newMachine(orgId, api.unique("machine"));
            api.adminIn(orgId)
                    .body("{\"userId\":\"%s\",\"roles\":[\"%s\"]}".formatted(machine, each[1]))
                    .post("/management/v1" + each[0])
                    .then()
                    .statusCode(200);
            for (String permission : permissions()) {
                compare(all, machine, permission, new Thing.Organization(orgId), List.of(orgId));
                compare(all, machine, permission, new Thing.Organization(other), List.of(other));
                compare(all, machine, permission, new Thing.User(userId), List.of(orgId));
                compare(all, machine, permission, new Thing.Instance(), List.of(""));
                compare(
                        all,
                        machine,
                        permission,
                        new Thing.Project(project.projectId()),
                        List.of(orgId),
                        project.projectId());
                compare(
                        all,
                        machine,
                        permission,
                        new Thing.ProjectGrant(grantId),
                        List.of(orgId, other),
                        project.projectId(),
                        grantId);
            }
        }
        all.assertAll();
    }

    @Test
    void an_explanation_names_what_gives_access_or_what_is_missing() {
        String groupId = groups.add(orgId, null, "Readers", "", ACTOR).stream().id();
        GroupRef group = new GroupRef(orgId, groupId);
        members.add(group, List.of(userId), ACTOR);
        String grantId =
                groupGrants
                        .add(new NewGroupGrant(orgId, groupId, project.projectId(), "", List.of("reader")), ALL, ACTOR)
                        .stream()
                        .id();

        explain("\"permission\":\"user.write\",\"organizationId\":\"%s\"".formatted(orgId))
                .body("allowed", equalTo(true))
                .body("missing", nullValue())
                .body("reasons[0].membership.organizationId", equalTo(orgId))
                .body("reasons[0].causes.streamType", contains("membership"))
                .body("reasons[0].causes.sequence", contains("1"));
        explain("\"permission\":\"org.write\",\"organizationId\":\"%s\"".formatted(orgId))
                .body("allowed", nullValue())
                .body("missing", contains("MISSING_ACCESS_PERMISSION"))
                .body("rolesWithPermission", hasItem("ORG_OWNER"));
        String role = "\"projectRole\":\"reader\",\"projectId\":\"%s\"".formatted(project.projectId());
        explain(role)
                .body("allowed", equalTo(true))
                .body("reasons[0].groupGrant.grantId", equalTo(grantId))
                .body("reasons[0].groupGrant.groupName", equalTo("Readers"))
                .body("reasons[0].causes.streamType", contains("groupgrant", "group", "groupmember"));
        groups.deactivate(group, ACTOR);
        explain(role)
                .body("allowed", nullValue())
                .body("missing", contains("MISSING_ACCESS_ROLE"))
                .body("reasons[0].groupGrant.inactive", contains("GRANT_PART_GROUP"));
        groups.reactivate(group, ACTOR);
        api.adminIn(orgId)
                .body("{}")
                .post("/management/v1/users/" + userId + "/_deactivate")
                .then()
                .statusCode(200);
        explain(role).body("missing", contains("MISSING_ACCESS_ACTIVE_USER"));
        ask(owner, explainBody("\"projectRole\":\"reader\",\"organizationId\":\"" + orgId + '"', ""))
                .statusCode(400);
    }

    @Test
    void nobody_learns_about_another_organization() {
        String stranger = api.machineToken(api.newOrg(api.unique("other")), "ORG_OWNER");
        String permission = "\"permission\":\"user.read\",\"organizationId\":\"%s\"".formatted(orgId);

        ask(stranger, explainBody(permission, "")).statusCode(404);
        for (String path : List.of("/_read", "/grants/_read", "/memberships/_read")) {
            int status = path.equals("/grants/_read") ? 200 : 404;
            ValidatableResponse answer = as(stranger)
                    .body("{}")
                    .post(ADMIN + "/users/" + userId + path)
                    .then()
                    .statusCode(status);
            if (status == 200) {
                answer.body("result", nullValue());
            }
        }
    }

    @Test
    void what_was_answered_at_an_instant_is_answered_for_it_forever() {
        for (int seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            History history = new History();
            Map<Instant, List<String>> recorded = new LinkedHashMap<>();
            for (int step = 0; step < 25; step++) {
                history.step(random);
                recorded.put(now(), answers(""));
                boolean reads = !projectRoles
                        .rolesOf(userId, List.of(project.projectId()))
                        .isEmpty();
                assertThat(anyRole()).as("seed %d step %d", seed, step).isEqualTo(reads);
            }
            int number = seed;
            recorded.forEach((instant, answers) -> assertThat(answers(",\"asOf\":\"" + instant + '"'))
                    .as("seed %d at %s", number, instant)
                    .isEqualTo(answers));
        }
    }

    @Test
    void answers_of_the_last_moment_stay_while_others_write() throws Exception {
        Map<Instant, String> recorded = new LinkedHashMap<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                String projectId = api.newProject(orgId, api.unique("project"));
                api.addRoles(orgId, projectId, "reader", "writer");
                all.add(writers.submit(() -> write(projectId)));
            }
            for (int i = 0; i < 30; i++) {
                Instant instant = now();
                recorded.put(instant, grantsAt(instant));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        recorded.forEach((instant, answer) ->
                assertThat(grantsAt(instant)).as(instant.toString()).isEqualTo(answer));
    }

    @Test
    void a_transaction_that_commits_late_counts_as_a_whole_from_its_last_event() throws Exception {
        String second = api.newProject(orgId, api.unique("project"));
        api.addRoles(orgId, second, "reader");
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<Instant> between = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = pool.submit(() -> database.inTransaction(transaction -> {
                grants.addIn(transaction, wanted(project.projectId()), ALL, ACTOR);
                between.add(now());
                grants.addIn(transaction, wanted(second), ALL, ACTOR);
                written.countDown();
                await(release);
                return true;
            }));
            written.await();
            Instant pending = now();
            as(owner)
                    .body("{\"asOf\":\"" + pending + "\"}")
                    .post(ADMIN + "/users/" + userId + "/grants/_read")
                    .then()
                    .statusCode(503);
            release.countDown();
            writer.get();

            assertThat(grantsAt(between.getFirst())).doesNotContain("reader");
            assertThat(grantsAt(pending)).contains(project.projectId()).contains(second);
            assertThat(grantsAt(now())).isEqualTo(grantsAt(pending));
        }
    }

    @Test
    void an_erased_person_is_erased_in_the_past_too() {
        Instant before = now();
        String asOf = "{\"asOf\":\"" + before + "\"}";
        String path = ADMIN + "/users/" + userId + "/_read";
        as(owner).body(asOf).post(path).then().body("lastName", equalTo("Lovelace"));

        api.adminIn(orgId)
                .body("{\"force\":true}")
                .post(ADMIN + "/users/" + userId + "/_erase")
                .then()
                .statusCode(200);

        String answer = as(owner)
                .body(asOf)
                .post(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("USER_STATE_AS_OF_ACTIVE"))
                .body("lastName", nullValue())
                .body("userName", nullValue())
                .body("email", nullValue())
                .extract()
                .asString();
        assertThat(answer).doesNotContain("Lovelace").doesNotContain("ada").doesNotContain("@");
        as(owner)
                .body("{\"asOf\":\"" + before + "\"}")
                .post(ADMIN + "/users/" + userId + "/memberships/_read")
                .then()
                .statusCode(200)
                .body("result[0].roles", contains("ORG_USER_MANAGER"));
    }

    @Test
    void the_future_and_the_time_before_a_user_are_refused() {
        String path = ADMIN + "/users/" + userId + "/_read";

        as(owner).body("{\"asOf\":\"2999-01-01T00:00:00Z\"}").post(path).then().statusCode(400);
        as(owner).body("{\"asOf\":\"2001-01-01T00:00:00Z\"}").post(path).then().statusCode(404);
    }

    private void compare(
            SoftAssertions all, String userId, String permission, Thing thing, List<String> orgIds, String... objects) {
        Explanation explanation = explanations.explain(userId, new Action.Permission(permission), thing, Moment.NOW);
        List<Membership> held = memberships.of(userId);
        Principal principal = new Principal(userId, orgId, "", null, null, held, null);
        boolean admitted = orgIds.stream().anyMatch(org -> admits(principal, org, permission, objects));
        all.assertThat(explanation.allowed())
                .as("%s on %s by %s", permission, thing, held)
                .isEqualTo(admitted);
    }

    private boolean admits(Principal principal, String org, String permission, String... objects) {
        try {
            permissions.require(principal, org, permission, objects);
            return true;
        } catch (DomainException refused) {
            return false;
        }
    }

    private List<String> permissions() {
        return roles.names().stream()
                .flatMap(role -> roles.permissionsOf(role).stream())
                .distinct()
                .toList();
    }

    private List<String> answers(String asOf) {
        String body = asOf.isEmpty() ? "{}" : "{" + asOf.substring(1) + "}";
        List<String> answers = new ArrayList<>();
        for (String path : List.of("/_read", "/grants/_read", "/memberships/_read")) {
            answers.add(as(owner)
                    .body(body)
                    .post(ADMIN + "/users/" + userId + path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
        }
        for (String role : List.of("reader", "writer")) {
            answers.add(ask(
                            owner,
                            explainBody(
                                    "\"projectRole\":\"%s\",\"projectId\":\"%s\"".formatted(role, project.projectId()),
                                    asOf))
                    .statusCode(200)
                    .extract()
                    .asString());
        }
        answers.add(ask(owner, explainBody("\"permission\":\"user.write\",\"organizationId\":\"" + orgId + '"', asOf))
                .statusCode(200)
                .extract()
                .asString());
        return answers;
    }

    private boolean anyRole() {
        return List.of("reader", "writer").stream()
                .anyMatch(key -> explanations
                        .explain(
                                userId, new Action.ProjectRole(key), new Thing.Project(project.projectId()), Moment.NOW)
                        .reasons()
                        .stream()
                        .anyMatch(reason -> reason instanceof Explanation.Reason.ByGrant by
                                && by.source().counts()));
    }

    private String grantsAt(Instant instant) {
        return as(owner)
                .body("{\"asOf\":\"" + instant + "\"}")
                .post(ADMIN + "/users/" + userId + "/grants/_read")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private boolean write(String projectId) {
        String grantId = grants.add(wanted(projectId), ALL, ACTOR).stream().id();
        UserGrantRef ref = new UserGrantRef(orgId, userId, grantId, ALL);
        for (int i = 0; i < 20; i++) {
            grants.changeRoles(ref, List.of("writer"), ACTOR);
            grants.changeRoles(ref, List.of("reader"), ACTOR);
        }
        return true;
    }

    private NewUserGrant wanted(String projectId) {
        return new NewUserGrant(orgId, userId, projectId, "", List.of("reader"));
    }

    private ValidatableResponse explain(String members) {
        return ask(owner, explainBody(members, "")).statusCode(200);
    }

    private String explainBody(String members, String asOf) {
        return "{\"userId\":\"%s\",%s%s}".formatted(userId, members, asOf);
    }

    private static ValidatableResponse ask(String token, String body) {
        return as(token).body(body).post(ADMIN + "/access/_explain").then();
    }

    /** The database's clock, which gives events their times. */
    private Instant now() {
        return database.single("select clock_timestamp() as now", row -> row.instant("now"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes everything that the reads of this test tell about, at random; what is refused changes nothing. */
    private final class History {
        private final GroupRef group = new GroupRef(
                orgId,
                groups.add(orgId, null, api.unique("g"), "", ACTOR).stream().id());
        private final GroupGrantRef groupGrant = new GroupGrantRef(
                orgId,
                group.groupId(),
                groupGrants
                        .add(
                                new NewGroupGrant(orgId, group.groupId(), project.projectId(), "", List.of("writer")),
                                ALL,
                                ACTOR)
                        .stream()
                        .id(),
                ALL);
        private UserGrantRef grant = new UserGrantRef(orgId, userId, "4711", ALL);

        void step(Random random) {
            try {
                change(random.nextInt(17));
            } catch (DomainException refused) {
                // for instance, what is inactive already cannot be deactivated
            }
        }

        private void change(int what) {
            String users = "/management/v1/users/" + userId;
            String ofOrg = "/management/v1/orgs/me/members";
            switch (what) {
                case 0 ->
                    grant = new UserGrantRef(
                            orgId,
                            userId,
                            grants.add(wanted(project.projectId()), ALL, ACTOR).stream()
                                    .id(),
                            ALL);
                case 1 -> grants.changeRoles(grant, List.of("writer"), ACTOR);
                case 2 -> grants.deactivate(grant, ACTOR);
                case 3 -> grants.reactivate(grant, ACTOR);
                case 4 -> grants.remove(grant, ACTOR);
                case 5 -> members.add(group, List.of(userId), ACTOR);
                case 6 -> members.remove(group, List.of(userId), ACTOR);
                case 7 -> groups.deactivate(group, ACTOR);
                case 8 -> groups.reactivate(group, ACTOR);
                case 9 -> groupGrants.deactivate(groupGrant, ACTOR);
                case 10 -> groupGrants.reactivate(groupGrant, ACTOR);
                case 11 -> projects.deactivate(project, ACTOR);
                case 12 -> projects.reactivate(project, ACTOR);
                case 13 -> api.adminIn(orgId).body("{}").post(users + "/_deactivate");
                case 14 -> api.adminIn(orgId).body("{}").post(users + "/_reactivate");
                default ->
                    api.adminIn(orgId)
                            .body("{\"roles\":[\"%s\"]}"
                                    .formatted(what == 15 ? "ORG_OWNER_VIEWER" : "ORG_USER_MANAGER"))
                            .put(ofOrg + '/' + userId);
            }
        }
    }
}
