package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.access.Reach;
import dev.signet.eventstore.Moment;
import dev.signet.explain.Action;
import dev.signet.explain.Explanation;
import dev.signet.explain.Explanations;
import dev.signet.explain.Thing;
import dev.signet.group.GroupCommands;
import dev.signet.group.GroupMemberCommands;
import dev.signet.group.GroupRef;
import dev.signet.groupgrant.GroupGrantCommands;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.projectrole.ProjectRoles;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrantRef;
import dev.signet.usergrant.UserGrantCommands;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of the past, and explanations of who had access then. */
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
        RoleGrantRef ref = new RoleGrantRef(orgId, userId, grantId, ALL);
        for (int i = 0; i < 20; i++) {
            grants.changeRoles(ref, List.of("writer"), ACTOR);
            grants.changeRoles(ref, List.of("reader"), ACTOR);
        }
        return true;
    }

    private NewRoleGrant wanted(String projectId) {
        return new NewRoleGrant(orgId, userId, projectId, "", List.of("reader"));
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

    /** Makes random changes to everything that this test reads. A change that is refused has no effect. */
    private final class History {
        private final GroupRef group = new GroupRef(
                orgId,
                groups.add(orgId, null, api.unique("g"), "", ACTOR).stream().id());
        private final RoleGrantRef groupGrant = new RoleGrantRef(
                orgId,
                group.groupId(),
                groupGrants
                        .add(
                                new NewRoleGrant(orgId, group.groupId(), project.projectId(), "", List.of("writer")),
                                ALL,
                                ACTOR)
                        .stream()
                        .id(),
                ALL);
        private RoleGrantRef grant = new RoleGrantRef(orgId, userId, "4711", ALL);

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
                    grant = new RoleGrantRef(
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
