package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.as;
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
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.membership.MembershipQueries;
import dev.signet.project.ProjectRef;
import dev.signet.rolegrant.NewRoleGrant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Explanations of access, compared with the gate. */
@QuarkusTest
class AccessExplanationIT {
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
    GroupCommands groups;

    @Inject
    GroupMemberCommands members;

    @Inject
    GroupGrantCommands groupGrants;

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
    void an_explanation_names_the_membership_that_gives_access_or_the_missing_permission() {
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
    }

    @Test
    void an_explanation_names_the_group_that_gives_a_role_or_what_is_missing() {
        String groupId = groups.add(orgId, null, "Readers", "", ACTOR).stream().id();
        GroupRef group = new GroupRef(orgId, groupId);
        members.add(group, List.of(userId), ACTOR);
        String grantId =
                groupGrants
                        .add(new NewRoleGrant(orgId, groupId, project.projectId(), "", List.of("reader")), ALL, ACTOR)
                        .stream()
                        .id();

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

    private ValidatableResponse explain(String members) {
        return ask(owner, explainBody(members, "")).statusCode(200);
    }

    private String explainBody(String members, String asOf) {
        return "{\"userId\":\"%s\",%s%s}".formatted(userId, members, asOf);
    }

    private static ValidatableResponse ask(String token, String body) {
        return as(token).body(body).post(ADMIN + "/access/_explain").then();
    }
}
