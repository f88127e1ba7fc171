package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.eventstore.Ids;
import dev.signet.idempotency.IdempotencyError;
import dev.signet.idempotency.IdempotentCalls;
import dev.signet.idempotency.KeyedCall;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.org.OrgCommand;
import dev.signet.org.OrgCommands;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that are repeated with the same {@code Idempotency-Key}. */
@QuarkusTest
final class IdempotencyIT {
    private static final String KEY = "Idempotency-Key";

    @Inject
    TestingApi api;

    @Inject
    RpcCatalog catalog;

    @Inject
    IdempotentCalls calls;

    @Inject
    Database database;

    @Inject
    OrgCommands orgs;

    @Inject
    Ids ids;

    private String orgId = "";
    private String token = "";
    private String key = "";

    @BeforeEach
    void an_owner_of_an_organization() {
        orgId = api.newOrg(api.unique("org"));
        token = api.machineToken(orgId, "ORG_OWNER");
        key = api.unique("key");
    }

    @Test
    void the_same_request_gets_the_first_answer_and_changes_nothing() {
        String name = api.unique("machine");
        Response first = addMachine(token, key, name);
        Response second = addMachine(token, key, name);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        addMachine(token, "\"" + key + "\"", name).then().body("userId", equalTo(first.path("userId")));
        assertThat(addMachine(token, api.unique("other"), name).statusCode()).isEqualTo(409);
    }

    @Test
    void a_secret_is_answered_again_and_not_readable_in_the_database() {
        String machine = addMachine(token, key, api.unique("machine")).path("userId");
        String path = MANAGEMENT + "/users/" + machine + "/pats";
        String first = keyed(token, key + "-pat").body("{}").post(path).path("token");
        assertThat((String) keyed(token, key + "-pat").body("{}").post(path).path("token"))
                .isEqualTo(first);
        List<Long> readable = database.query(
                "select 1 as found from idempotent_calls where position(?::bytea in answer) > 0",
                row -> row.number("found"),
                (Object) first.getBytes(StandardCharsets.UTF_8));
        assertThat(readable).isEmpty();
    }

    @Test
    void another_request_with_the_key_is_refused() {
        addMachine(token, key, api.unique("one")).then().statusCode(200);
        String other = api.unique("two");
        Response reused = addMachine(token, key, other);
        assertThat(reused.statusCode()).isEqualTo(422);
        assertThat(reused.jsonPath().getString("details[0].id")).isEqualTo("idempotency.key.reused");
        addMachine(token, api.unique("key"), other).then().statusCode(200);
        keyed(token, key)
                .body("{\"name\":\"p\"}")
                .post(MANAGEMENT + "/projects")
                .then()
                .statusCode(422);
    }

    @Test
    void keys_of_different_callers_do_not_meet() {
        addMachine(token, key, api.unique("one")).then().statusCode(200);
        addMachine(api.machineToken(orgId, "ORG_OWNER"), key, api.unique("two"))
                .then()
                .statusCode(200);
    }

    @Test
    void a_failed_call_may_be_made_again() {
        String name = api.unique("machine");
        String taken = addMachine(token, api.unique("key"), name).path("userId");
        addMachine(token, key, name).then().statusCode(409);
        keyed(token, api.unique("key"))
                .delete(MANAGEMENT + "/users/" + taken)
                .then()
                .statusCode(200);
        addMachine(token, key, name).then().statusCode(200);
    }

    @Test
    void whoever_may_not_make_the_call_gets_no_stored_answer() {
        String machine = api.newMachine(orgId, api.unique("caller"));
        api.makeMember(orgId, machine, "ORG_OWNER");
        String own = api.newToken(orgId, machine);
        String name = api.unique("machine");
        addMachine(own, key, name).then().statusCode(200);
        api.adminIn(orgId)
                .delete(MANAGEMENT + "/orgs/me/members/" + machine)
                .then()
                .statusCode(200);
        addMachine(own, key, name).then().statusCode(403);
    }

    @Test
    void an_invalid_key_is_refused() {
        addMachine(token, "two words", api.unique("m"))
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("idempotency.key.invalid"));
    }

    @Test
    void a_call_that_runs_is_not_made_twice() {
        KeyedCall call = new KeyedCall("somebody", key, "request");
        byte[] answer = calls.answer(call, () -> {
            assertThatThrownBy(() -> calls.answer(call, () -> new byte[0]))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            e -> assertThat(e.error()).isEqualTo(IdempotencyError.STILL_RUNNING));
            return new byte[] {1};
        });
        assertThat(answer).containsExactly(1);
        assertThat(calls.answer(call, () -> new byte[] {2})).containsExactly(1);
    }

    @Test
    void a_call_that_was_cut_off_is_made_again_unless_it_had_an_effect() {
        KeyedCall harmless = new KeyedCall("somebody", key + 1, "request");
        KeyedCall effective = new KeyedCall("somebody", key + 2, "request");
        calls.answer(harmless, () -> new byte[] {1});
        calls.answer(effective, () -> {
            addOrg();
            return new byte[] {1};
        });
        database.update(
                "update idempotent_calls set answer = null, begun_at = begun_at - interval '3 minutes'"
                        + " where key_digest = any(?)",
                (Object) new String[] {harmless.keyDigest(), effective.keyDigest()});
        assertThat(calls.answer(harmless, () -> new byte[] {2})).containsExactly(2);
        assertThatThrownBy(() -> calls.answer(effective, () -> new byte[] {2}))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(IdempotencyError.ANSWER_LOST));
    }

    @Test
    void a_call_that_was_taken_over_can_change_nothing_any_more() {
        KeyedCall call = new KeyedCall("somebody", key, "request");
        assertThatThrownBy(() -> calls.answer(call, () -> {
                    database.update(
                            "update idempotent_calls set begun_at = begun_at - interval '3 minutes' where key_digest = ?",
                            call.keyDigest());
                    calls.answer(call, () -> new byte[] {1});
                    addOrg();
                    return new byte[] {2};
                }))
                .isInstanceOf(DomainException.class);
        assertThat(calls.answer(call, () -> new byte[] {3})).containsExactly(1);
    }

    @Test
    void every_rpc_that_creates_something_honours_keys() {
        Set<String> creating = Set.of("Add", "Create", "Import", "Set", "Update", "Bulk", "Start", "Register");
        List<RpcMethod> unmarked = catalog.methods().stream()
                .filter(method -> creating.stream().anyMatch(method.descriptor().getName()::startsWith))
                .filter(method -> !method.changes())
                .toList();
        assertThat(unmarked).isEmpty();
        assertThat(catalog.methods().stream().filter(method -> !method.changes()))
                .allSatisfy(method -> assertThat(method.descriptor().getName())
                        .matches("(Get|List|Is|Search|Export|Read|Explain|Healthz).*"))
                .hasSizeGreaterThan(50);
    }

    private void addOrg() {
        String id = ids.next();
        database.runInTransaction(transaction ->
                orgs.add(transaction, id, new OrgCommand.Add("org" + id, "org" + id + ".test"), Actor.system()));
    }

    private Response addMachine(String caller, String idempotencyKey, String name) {
        return keyed(caller, idempotencyKey)
                .body("{\"userName\":\"%s\",\"name\":\"Machine\"}".formatted(name))
                .post(MANAGEMENT + "/users/machine");
    }

    private RequestSpecification keyed(String caller, String idempotencyKey) {
        return as(caller).header(ORG_HEADER, orgId).header(KEY, idempotencyKey);
    }
}
