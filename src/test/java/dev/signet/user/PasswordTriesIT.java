package dev.signet.user;

import static dev.signet.user.UserIT.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.Memberships;
import dev.signet.eventstore.EventStore;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.TestingMembers;
import dev.signet.session.Proof;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionError;
import dev.signet.user.code.Codes;
import dev.signet.user.view.UserQueries;
import dev.signet.vault.Secrets;
import dev.signet.vault.password.PasswordHasher;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests how many wrong passwords are compared, for how long they block password checks, and what they leave behind
 * (A-6, A-36).
 */
@QuarkusTest
class PasswordTriesIT {
    private static final Actor ACTOR = Actor.system();
    private static final int LIMIT = 4;
    private static final TestingUserConfig CONFIG =
            new TestingUserConfig(LIMIT, Duration.ofMinutes(1), Duration.ofMinutes(5));

    @Inject
    TestingPeople people;

    @Inject
    UserWriter writer;

    @Inject
    UserCommands users;

    @Inject
    UserQueries queries;

    @Inject
    SessionCommands sessions;

    @Inject
    Codes codes;

    @Inject
    Secrets secrets;

    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHasher hasher;

    @Inject
    Memberships memberships;

    @Inject
    MembershipCommands membershipCommands;

    @Inject
    InstanceQueries instances;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private PasswordCommands passwords;
    private UserRef user;

    @BeforeEach
    void somebody() {
        passwords = node(CONFIG);
        user = people.active();
    }

    @Test
    void of_many_parallel_tries_on_two_nodes_exactly_the_allowed_number_is_compared() throws Exception {
        PasswordCommands other = node(CONFIG);

        List<DomainError> answers = guessAtOnce(LIMIT * 5, passwords, other);

        assertThat(answers).containsOnly(UserError.PASSWORD_WRONG, UserError.LOCKED);
        assertThat(answers).filteredOn(UserError.PASSWORD_WRONG::equals).hasSize(LIMIT);
        assertThat(wrong()).isEqualTo(LIMIT);
        refused(() -> other.check(user, TestingPeople.PASSWORD, ACTOR), UserError.LOCKED);
    }

    @Test
    void parallel_tries_below_the_limit_are_all_counted() throws Exception {
        guessAtOnce(LIMIT - 1, passwords, passwords);

        assertThat(wrong()).isEqualTo(LIMIT - 1);
        assertThat(queries.require(user).state()).isEqualTo(UserState.ACTIVE);
        passwords.check(user, TestingPeople.PASSWORD, ACTOR);
        assertThat(wrong()).isZero();
    }

    @Test
    void parallel_right_passwords_are_all_accepted() throws Exception {
        List<Callable<Boolean>> signIns = IntStream.range(0, LIMIT * 4)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    passwords.check(user, TestingPeople.PASSWORD, ACTOR);
                    return true;
                })
                .toList();

        assertThat(UserIT.inParallel(signIns)).hasSize(LIMIT * 4).containsOnly(true);
    }

    @Test
    void each_api_call_with_a_password_is_counted_and_blocked() {
        for (int i = 0; i < LIMIT; i++) {
            if (i % 2 == 0) {
                guess();
            } else {
                refused(
                        () -> passwords.change(user, "wrong", "c0rrect-horse-battery", ACTOR),
                        UserError.PASSWORD_WRONG);
            }
        }

        refused(() -> passwords.check(user, TestingPeople.PASSWORD, ACTOR), UserError.LOCKED);
        refused(() -> passwords.change(user, TestingPeople.PASSWORD, "c0rrect-horse-battery", ACTOR), UserError.LOCKED);
    }

    @Test
    void each_further_wrong_password_doubles_the_block_up_to_a_bound() throws Exception {
        close();
        assertThat(closedFor()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        for (int minutes : List.of(2, 4, 5, 5)) {
            open();
            List<DomainError> answers = guessAtOnce(6, passwords, passwords);
            assertThat(answers).filteredOn(UserError.PASSWORD_WRONG::equals).hasSize(1);
            assertThat(closedFor())
                    .isBetween(Duration.ofMinutes(minutes).minusSeconds(10), Duration.ofMinutes(minutes));
        }
        open();
        passwords.check(user, TestingPeople.PASSWORD, ACTOR);
        assertThat(wrong()).isZero();
    }

    @Test
    void any_number_of_wrong_passwords_leaves_one_event_a36() {
        long before = queries.require(user).version();
        close();
        for (int i = 0; i < 20; i++) {
            open();
            guess();
        }

        assertThat(queries.changes(user, before, 100, true))
                .extracting(EventStore.Change::type)
                .containsExactly("user.locked");
    }

    @Test
    void the_displayed_lock_ends_by_itself() {
        close();
        assertThat(queries.require(user).state()).isEqualTo(UserState.LOCKED);

        open();

        assertThat(queries.require(user).state()).isEqualTo(UserState.ACTIVE);
        refused(() -> users.unlock(user, ACTOR), UserError.NOT_LOCKED);
        guess();
        assertThat(queries.require(user).state()).isEqualTo(UserState.LOCKED);
        users.unlock(user, ACTOR);
        assertThat(queries.require(user).state()).isEqualTo(UserState.ACTIVE);
        assertThat(wrong()).isZero();
    }

    @Test
    void a_day_without_a_wrong_password_ends_the_count() {
        close();
        database.update(
                "update password_tries set closed_until = now(), forget_at = now() where user_id = ?", user.userId());

        guess();

        assertThat(wrong()).isEqualTo(1);
        assertThat(queries.require(user).state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void a_known_browser_has_a_count_of_its_own() {
        close();
        String browser = "one they know";
        passwords.check(user, TestingPeople.PASSWORD, browser, ACTOR);
        assertThat(queries.require(user).state()).isEqualTo(UserState.LOCKED);
        for (int i = 0; i < LIMIT; i++) {
            refused(() -> passwords.check(user, "guess", browser, ACTOR), UserError.PASSWORD_WRONG);
        }

        refused(() -> passwords.check(user, TestingPeople.PASSWORD, browser, ACTOR), UserError.LOCKED);
        passwords.check(user, TestingPeople.PASSWORD, "another they know", ACTOR);
    }

    @Test
    void a_new_password_ends_the_block_immediately() {
        close();
        passwords.set(user, "c0rrect-horse-battery", false, ACTOR);

        passwords.check(user, "c0rrect-horse-battery", ACTOR);
        assertThat(queries.require(user).state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void a_lock_by_an_administrator_stays_whatever_password_is_entered() {
        close();
        users.lock(user, ACTOR);
        open();

        assertThat(queries.require(user).state()).isEqualTo(UserState.LOCKED);
        refused(() -> passwords.check(user, TestingPeople.PASSWORD, ACTOR), UserError.LOCKED);
        refused(
                () -> sessions.start("agent", null, user.userId(), Set.of(Proof.PASSWORD), clock.instant(), ACTOR),
                SessionError.USER_NOT_ACTIVE);
        users.unlock(user, ACTOR);
        passwords.check(user, TestingPeople.PASSWORD, ACTOR);
    }

    @Test
    void with_permanent_locks_an_instance_owner_is_still_locked_only_for_a_while_a33() {
        passwords = node(new TestingUserConfig(LIMIT, Duration.ZERO, Duration.ofMinutes(5)));
        UserRef somebody = user;
        close();
        open();
        assertThat(queries.require(somebody).state()).isEqualTo(UserState.LOCKED);
        refused(() -> passwords.check(somebody, TestingPeople.PASSWORD, ACTOR), UserError.LOCKED);

        user = people.active();
        database.inTransaction(transaction -> membershipCommands.addIn(
                transaction,
                TestingMembers.of(MembershipLevel.INSTANCE, instances.get().id(), user.userId()),
                List.of("IAM_OWNER"),
                ACTOR));
        close();
        open();
        assertThat(queries.require(user).state()).isEqualTo(UserState.ACTIVE);
        passwords.check(user, TestingPeople.PASSWORD, ACTOR);
    }

    @Test
    void without_a_limit_wrong_passwords_are_not_counted() {
        passwords = node(new TestingUserConfig(0, Duration.ofMinutes(1), Duration.ofMinutes(5)));
        for (int i = 0; i < 20; i++) {
            guess();
        }
        assertThat(wrong()).isZero();
        passwords.check(user, TestingPeople.PASSWORD, ACTOR);
    }

    @Test
    void unsettled_tries_of_a_stopped_node_count_as_wrong() {
        for (int i = 0; i < LIMIT - 1; i++) {
            guess();
        }
        database.update(
                "update password_tries set open = 1, taken_at = now() - interval '2 minutes' where user_id = ?",
                user.userId());

        guess();

        assertThat(wrong()).isEqualTo(LIMIT + 1);
    }

    @Test
    void counts_are_deleted_with_their_user() {
        guess();
        users.remove(user, ACTOR);
        assertThat(wrong()).isZero();
    }

    private PasswordCommands node(UserConfig config) {
        return new PasswordCommands(
                writer,
                codes,
                secrets,
                policy,
                hasher,
                new PasswordTries(database, config),
                memberships,
                database,
                config,
                clock);
    }

    private List<DomainError> guessAtOnce(int guesses, PasswordCommands one, PasswordCommands other) throws Exception {
        return UserIT.inParallel(IntStream.range(0, guesses)
                .<Callable<DomainError>>mapToObj(i -> () -> {
                    try {
                        (i % 2 == 0 ? one : other).check(user, "guess-" + i, ACTOR);
                        throw new AssertionError("a wrong password was accepted");
                    } catch (DomainException e) {
                        return e.error();
                    }
                })
                .toList());
    }

    private void close() {
        for (int i = 0; i < LIMIT; i++) {
            guess();
        }
    }

    private void guess() {
        refused(() -> passwords.check(user, "guess", ACTOR), UserError.PASSWORD_WRONG);
    }

    /** Ends the current block by moving its end to the present. */
    private void open() {
        database.update("update password_tries set closed_until = now() where user_id = ?", user.userId());
    }

    private Duration closedFor() {
        return Duration.between(
                Instant.now(),
                database.single(
                        "select closed_until from password_tries where user_id = ? and browser = ''",
                        row -> row.instant("closed_until"),
                        user.userId()));
    }

    private int wrong() {
        return database
                .query("select wrong from password_tries where user_id = ?", row -> row.integer("wrong"), user.userId())
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
