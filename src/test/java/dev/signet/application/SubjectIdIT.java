package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.AccessTokenType;
import dev.signet.erasure.UserErasure;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.SubjectId;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.project.ProjectRef;
import dev.signet.token.TestingAccounts;
import dev.signet.user.NewMachine;
import dev.signet.user.UserCommands;
import dev.signet.user.UserError;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that the ids of users and clients never coincide, so that a token's subject names exactly one of them.
 */
@QuarkusTest
class SubjectIdIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingAccounts accounts;

    @Inject
    ApplicationCommands applications;

    @Inject
    UserCommands users;

    @Inject
    UserErasure erasure;

    @Inject
    Aggregates aggregates;

    @Inject
    UniqueClaims claims;

    @Inject
    ClientIdClaims former;

    @Inject
    Database database;

    @Inject
    Ids ids;

    private String orgId = "";
    private TestingAccounts.App app = new TestingAccounts.App(ApplicationRef.of("1", "1", "1"), "");

    @BeforeEach
    void an_application_of_another_organization() {
        orgId = accounts.org();
        app = accounts.app(accounts.org());
    }

    @Test
    void no_user_can_be_created_with_the_id_of_a_client() {
        expectTaken(() -> machine(app.clientId()), UserError.ID_TAKEN);

        applications.remove(app.ref(), ACTOR);
        expectTaken(() -> machine(app.clientId()), UserError.ID_TAKEN);
    }

    @Test
    void no_user_can_be_created_with_the_id_of_anything_else_that_tokens_name() {
        String project = app.ref().project().projectId();
        for (String id : List.of(orgId, project, app.ref().appId())) {
            expectTaken(() -> machine(id), UserError.ID_TAKEN);
        }
        expectTaken(() -> machine("_is_unique"), UserError.ID_INVALID);
    }

    @Test
    void no_client_gets_the_chosen_id_of_a_user() {
        String chosen = "Robot-" + ids.next();
        machine(chosen);

        expectTaken(() -> client(chosen), ApplicationError.ID_TAKEN);
        expectTaken(() -> client(chosen.toUpperCase(Locale.ROOT)), ApplicationError.ID_TAKEN);
    }

    @Test
    void the_id_of_a_removed_or_erased_user_cannot_be_used_again() {
        String chosen = "robot-" + ids.next();
        UserRef user = machine(chosen);
        users.remove(user, ACTOR);
        expectTaken(() -> machine(chosen), UserError.ID_TAKEN);
        expectTaken(() -> client(chosen), ApplicationError.ID_TAKEN);

        erasure.erase(chosen, false, ACTOR);
        expectTaken(() -> machine(chosen), UserError.ID_TAKEN);
    }

    @Test
    void client_ids_of_former_versions_are_claimed_when_the_server_starts() {
        String stream = "application/" + app.ref().appId();
        database.update("delete from unique_claims where stream = ? and kind = ?", stream, SubjectId.CLAIM);
        assertThat(claims.isFree(database, SubjectId.CLAIM, "", app.clientId())).isTrue();
        database.update(
                "insert into unclaimed_client_ids (client_id, app_id, org_id, is_user) values (?, ?, ?, true)",
                app.clientId(),
                app.ref().appId(),
                app.ref().project().orgId());

        assertThat(former.claimListed()).isEqualTo(1);

        expectTaken(() -> machine(app.clientId()), UserError.ID_TAKEN);
        assertThat(former.claimListed()).isZero();
    }

    private UserRef machine(String id) {
        NewMachine machine = new NewMachine(id, "machine" + ids.next(), "Robot", "", AccessTokenType.BEARER);
        return new UserRef(
                orgId, users.addMachine(orgId, machine, ACTOR).stream().id());
    }

    private void client(String clientId) {
        ProjectRef project = app.ref().project();
        aggregates.handle(
                ApplicationDecider.TYPE,
                ids.next(),
                project.orgId(),
                new ApplicationDecider.Addressed(
                        project,
                        new ApplicationCommand.Add(project, "app" + ids.next(), clientId, Configs.web(), null),
                        ApiAccess.NONE),
                ACTOR);
    }

    private static void expectTaken(Runnable work, DomainError error) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
