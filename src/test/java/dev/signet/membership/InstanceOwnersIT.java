package dev.signet.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.AccessError;
import dev.signet.access.AccessTokenType;
import dev.signet.erasure.UserErasure;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.org.OrgCommands;
import dev.signet.token.TestingAccounts;
import dev.signet.user.MachineCommands;
import dev.signet.user.NewMachine;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.user.UserState;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the last instance owner who is able to sign in remains, whichever API call is tried. */
@QuarkusTest
class InstanceOwnersIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingAccounts accounts;

    @Inject
    UserCommands users;

    @Inject
    MachineCommands machines;

    @Inject
    MembershipCommands memberships;

    @Inject
    OrgCommands orgs;

    @Inject
    UserErasure erasure;

    @Inject
    UserQueries queries;

    @Inject
    InstanceQueries instances;

    @Inject
    Database database;

    @Inject
    Ids ids;

    private String orgId = "";

    /** Other tests have created instance owners, who must not count during a test. */
    @BeforeEach
    void set_other_owners_aside() {
        database.update("update membership_view set target_type = 'ASIDE' where target_type = 'INSTANCE'");
        orgId = accounts.org();
    }

    @AfterEach
    void restore_other_owners() {
        database.update("delete from membership_view where target_type = 'INSTANCE'");
        database.update("update membership_view set target_type = 'INSTANCE' where target_type = 'ASIDE'");
    }

    @Test
    void the_last_owner_can_be_neither_disabled_nor_removed() {
        UserRef last = owner();

        for (ThrowingCallable call : calls(last)) {
            refused(call);
        }
        assertThat(queries.require(last).state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void one_of_two_owners_can_be_removed() {
        UserRef last = owner();
        for (int call = 0; call < calls(last).size(); call++) {
            UserRef other = owner();
            run(calls(other).get(call));
        }
        calls(last).forEach(InstanceOwnersIT::refused);
    }

    @Test
    void owners_who_cannot_sign_in_do_not_count() {
        UserRef last = owner();
        UserRef locked = owner();
        users.lock(locked, ACTOR);
        UserRef elsewhere = new UserRef(orgId, person(orgId).userId());
        own(elsewhere);
        users.deactivate(elsewhere, ACTOR);
        String closed = accounts.org();
        UserRef inClosed = person(closed);
        own(inClosed);
        orgs.deactivate(closed, ACTOR);

        calls(last).forEach(InstanceOwnersIT::refused);
    }

    @Test
    void a_machine_owner_does_not_replace_the_last_person() {
        UserRef last = owner();
        UserRef machine = machine();
        machines.addToken(machine, null, ACTOR);
        own(machine);

        calls(last).forEach(InstanceOwnersIT::refused);
        users.remove(machine, ACTOR);
    }

    @Test
    void if_only_machines_own_the_instance_the_last_unexpiring_credential_remains() {
        UserRef last = machine();
        String token = machines.addToken(last, null, ACTOR).tokenId();
        String key = machines.addKey(last, new byte[0], Instant.now().plus(Duration.ofDays(30)), ACTOR)
                .keyId();
        own(last);

        machines.removeKey(last, key, ACTOR);
        refused(() -> machines.removeToken(last, token, ACTOR));
        machines.addKey(last, new byte[0], Instant.now().plus(Duration.ofDays(30)), ACTOR);
        refused(() -> machines.removeToken(last, token, ACTOR));
        refused(() -> users.lock(last, ACTOR));
        machines.setSecret(last, ACTOR);
        machines.removeToken(last, token, ACTOR);
        refused(() -> machines.removeSecret(last, ACTOR));
    }

    @Test
    void if_the_last_two_owners_are_removed_in_parallel_exactly_one_remains() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<UserRef> last = List.of(owner(), owner());
            CyclicBarrier start = new CyclicBarrier(2);
            List<Callable<Boolean>> removals = last.stream()
                    .<Callable<Boolean>>map(user -> () -> {
                        start.await();
                        return succeeds(() -> users.remove(user, ACTOR));
                    })
                    .toList();

            assertThat(atOnce(removals)).containsExactlyInAnyOrder(true, false);
            set_other_owners_aside();
        }
    }

    @Test
    void if_different_calls_disable_the_last_two_owners_in_parallel_exactly_one_remains() throws Exception {
        for (int call = 0; call < calls(owner()).size(); call++) {
            set_other_owners_aside();
            UserRef one = owner();
            UserRef other = person(accounts.org());
            own(other);
            ThrowingCallable first = calls(one).get(call);
            CyclicBarrier start = new CyclicBarrier(2);
            List<Callable<Boolean>> changes = List.of(
                    () -> {
                        start.await();
                        return succeeds(first);
                    },
                    () -> {
                        start.await();
                        return succeeds(() -> users.lock(other, ACTOR));
                    });

            assertThat(atOnce(changes)).containsExactlyInAnyOrder(true, false);
        }
    }

    private List<ThrowingCallable> calls(UserRef user) {
        String instanceId = instances.get().id();
        return List.of(
                () -> users.lock(user, ACTOR),
                () -> users.suspend(user, ACTOR),
                () -> users.deactivate(user, ACTOR),
                () -> users.remove(user, ACTOR),
                () -> erasure.erase(user.userId(), true, ACTOR),
                () -> orgs.deactivate(user.orgId(), ACTOR),
                () -> database.inTransaction(transaction -> memberships.remove(
                        TestingMembers.of(MembershipLevel.INSTANCE, instanceId, user.userId()), ACTOR)));
    }

    /** Creates an owner in an organization of their own, which can be deactivated. */
    private UserRef owner() {
        UserRef user = person(accounts.org());
        own(user);
        return user;
    }

    private UserRef person(String org) {
        return accounts.person(org);
    }

    private UserRef machine() {
        String userId = users
                .addMachine(
                        orgId, new NewMachine(null, "robot" + ids.next(), "Robot", "", AccessTokenType.BEARER), ACTOR)
                .stream()
                .id();
        return new UserRef(orgId, userId);
    }

    private void own(UserRef user) {
        database.inTransaction(transaction -> memberships.addIn(
                transaction,
                TestingMembers.of(MembershipLevel.INSTANCE, instances.get().id(), user.userId()),
                List.of("IAM_OWNER"),
                ACTOR));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(AccessError.LAST_OWNER));
    }

    private static void run(ThrowingCallable call) {
        assertThat(succeeds(call)).isTrue();
    }

    private static boolean succeeds(ThrowingCallable call) {
        try {
            call.call();
            return true;
        } catch (DomainException e) {
            assertThat(e.error()).isEqualTo(AccessError.LAST_OWNER);
            return false;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> work) throws Exception {
        List<Boolean> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<Boolean> answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
