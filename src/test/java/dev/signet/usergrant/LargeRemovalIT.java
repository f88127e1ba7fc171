package dev.signet.usergrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.Reach;
import dev.signet.eventstore.ConsequenceSweep;
import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectRole;
import dev.signet.projectrole.ProjectRoles;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Removals with more consequences than one transaction may have, and what is left of them if they are broken off. */
@QuarkusTest
final class LargeRemovalIT {
    private static final Actor ACTOR = Actor.system();
    private static final int GRANTS = 1_100;

    @Inject
    TestingAccounts accounts;

    @Inject
    ProjectCommands projects;

    @Inject
    ProjectQueries projectQueries;

    @Inject
    UserGrantCommands grants;

    @Inject
    ProjectRoles roles;

    @Inject
    ConsequenceSweep sweep;

    @Inject
    Database database;

    private ProjectRef project;
    private UserRef user;
    private String first;

    @BeforeEach
    void a_role_that_is_granted_very_often() {
        user = accounts.machine(accounts.org());
        project = accounts.app(user.orgId()).ref().project();
        projects.addRoles(project, List.of(new ProjectRole("reader", "Reader", "")), ACTOR);
        NewRoleGrant grant = new NewRoleGrant(user.orgId(), user.userId(), project.projectId(), "", List.of("reader"));
        first = grants.add(grant, new Reach.Everything(), ACTOR).stream().id();
        database.update("""
                insert into events (position, stream_type, stream_id, version, owner, type, revision, payload, subject,
                                    personal, actor, client, correlation_id)
                select nextval('events_position'), stream_type, stream_id || '-' || lpad(n::text, 5, '0'), version,
                       owner, type, revision, payload, subject, personal, actor, client, correlation_id
                  from events, generate_series(2, ?) n
                 where stream_type = 'usergrant' and stream_id = ?""", GRANTS, first);
        database.update("""
                insert into user_grant_view (id, org_id, user_id, project_id, project_org_id, project_grant_id,
                                             role_keys, state, version, created_at, changed_at)
                select id || '-' || lpad(n::text, 5, '0'), org_id, user_id, project_id, project_org_id,
                       project_grant_id, role_keys, state, version, created_at, changed_at
                  from user_grant_view, generate_series(2, ?) n
                 where id = ?""", GRANTS, first);
    }

    @Test
    void a_project_with_very_many_grants_is_removed_in_small_transactions() {
        projects.remove(project, ACTOR);

        assertThat(grantsLeft()).isZero();
        assertThat(unfinished()).isZero();
        assertEndedInSmallTransactions("user.grant.cascade.removed");
    }

    @Test
    void a_role_that_is_granted_very_often_is_withdrawn_in_small_transactions() {
        projects.removeRole(project, "reader", ACTOR);

        assertThat(grantsLeft()).isEqualTo(GRANTS);
        assertThat(grantsWithRole()).isZero();
        assertThat(unfinished()).isZero();
        assertEndedInSmallTransactions("user.grant.cascade.changed");
    }

    @Test
    void a_removal_that_was_broken_off_stops_everything_at_once_and_is_finished_later() throws Exception {
        breakOff(() -> projects.remove(project, ACTOR));

        assertThat(projectQueries.find(project)).isEmpty();
        assertThat(roles.rolesOf(user.userId(), List.of(project.projectId()))).isEmpty();
        assertThat(grantsLeft()).isBetween(1, GRANTS - 1);
        assertThat(unfinished()).isEqualTo(1);

        sweep.finishAll(Duration.ZERO);

        assertThat(grantsLeft()).isZero();
        assertThat(unfinished()).isZero();
        assertThat(endedGrants("user.grant.cascade.removed")).isEqualTo(GRANTS);
    }

    @Test
    void a_removed_role_that_is_added_again_is_not_given_to_those_who_had_it() throws Exception {
        breakOff(() -> projects.removeRole(project, "reader", ACTOR));
        assertThat(grantsWithRole()).isBetween(1, GRANTS - 1);
        assertThat(roles.rolesOf(user.userId(), List.of(project.projectId()))).isEmpty();

        projects.addRoles(project, List.of(new ProjectRole("reader", "Reader", "")), ACTOR);

        assertThat(grantsWithRole()).isZero();
        sweep.finishAll(Duration.ZERO);
        assertThat(unfinished()).isZero();
    }

    /** Cuts the connection of a removal while it waits for the lock of a stream in its third transaction. */
    private void breakOff(Runnable removal) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch broken = new CountDownLatch(1);
        AtomicInteger holderPid = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> holder = threads.submit(() -> database.inTransaction(transaction -> {
                AdvisoryLock.hold(transaction, "usergrant/" + first + "-00600");
                holderPid.set(transaction.single("select pg_backend_pid() as pid", row -> row.integer("pid")));
                held.countDown();
                await(broken);
                return "";
            }));
            await(held);
            Future<?> removing = threads.submit(removal);
            try {
                cutWaitingFor(holderPid.get());
                assertThatThrownBy(removing::get).hasCauseInstanceOf(DomainException.class);
            } finally {
                broken.countDown();
                holder.get();
            }
        }
    }

    private void cutWaitingFor(int holder) throws InterruptedException {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            List<Boolean> cut = database.query("""
                    select pg_terminate_backend(pid) as cut from pg_locks
                     where locktype = 'advisory' and not granted and ? = any(pg_blocking_pids(pid))""", row -> row.flag("cut"), holder);
            if (!cut.isEmpty()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("the removal did not get as far as the stream that is locked");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertEndedInSmallTransactions(String type) {
        assertThat(endedGrants(type)).isEqualTo(GRANTS);
        long most = database.single(
                "select max(streams) as most from (select count(*) as streams from events"
                        + " where stream_id like ? and type = ? group by xmin::text) each_transaction",
                row -> row.number("most"),
                first + '%',
                type);
        assertThat(most).isBetween(2L, 250L);
    }

    private int endedGrants(String type) {
        return count("select count(*) as n from events where stream_id like ? and type = ?", first + '%', type);
    }

    private int grantsLeft() {
        return count("select count(*) as n from user_grant_view where project_id = ?", project.projectId());
    }

    private int grantsWithRole() {
        return count(
                "select count(*) as n from user_grant_view where project_id = ? and 'reader' = any(role_keys)",
                project.projectId());
    }

    private int unfinished() {
        return count("select count(*) as n from unfinished_changes where id = ?", project.projectId());
    }

    private int count(String sql, String... parameters) {
        return database.single(sql, row -> row.integer("n"), (Object[]) parameters);
    }
}
