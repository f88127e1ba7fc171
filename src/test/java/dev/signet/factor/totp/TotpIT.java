package dev.signet.factor.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.factor.FactorError;
import dev.signet.factor.FactorState;
import dev.signet.factor.TestingFactors;
import dev.signet.factor.TestingTotp;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.session.SessionError;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserCommands;
import dev.signet.user.UserError;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TotpIT {
    /** The default of {@code signet.factor.max-wrong-codes}. */
    private static final int LIMIT = 10;

    @Inject
    TotpCommands totp;

    @Inject
    TotpQueries queries;

    @Inject
    TestingFactors factors;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserCommands users;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private UserRef user;
    private Actor self;

    @BeforeEach
    void somebody() {
        user = accounts.person(accounts.org());
        self = Actor.system().as(user.userId()).provenAt(clock.instant());
    }

    @Test
    void a_code_is_accepted_once() {
        TestingTotp app = factors.authenticatorApp(user);
        String code = app.code();

        check(code);

        refused(() -> check(code), FactorError.CODE_WRONG);
        refused(() -> check(app.code(-1)), FactorError.CODE_WRONG);
        check(app.code(1));
    }

    @Test
    void of_parallel_checks_of_one_code_one_succeeds() throws Exception {
        String code = factors.authenticatorApp(user).code();

        List<String> answers = atOnce(LIMIT - 1, code);

        assertThat(answers).filteredOn("right"::equals).hasSize(1);
    }

    // attacks
    @Test
    void of_two_hundred_parallel_guesses_exactly_the_allowed_number_is_compared() throws Exception {
        TestingTotp app = factors.authenticatorApp(user);

        List<String> answers = atOnce(200, app.wrong());

        assertThat(answers).containsOnly(FactorError.CODE_WRONG.code(), FactorError.BLOCKED.code());
        assertThat(answers).filteredOn(FactorError.CODE_WRONG.code()::equals).hasSize(LIMIT);
        refused(() -> check(app.code()), FactorError.BLOCKED);
        totp.check(user.userId(), app.code(), "a known browser", false, self);
    }

    @Test
    void guesses_while_setting_up_are_counted_with_the_others() {
        TestingTotp app = new TestingTotp(totp.add(user, self).secret().text());
        for (int i = 0; i < LIMIT; i++) {
            refused(() -> totp.verify(user, app.wrong(), self), FactorError.CODE_WRONG);
        }

        refused(() -> totp.verify(user, app.code(), self), FactorError.BLOCKED);
        assertThat(queries.find(user.userId()).orElseThrow().state()).isEqualTo(FactorState.NOT_READY);
    }

    @Test
    void beginning_again_makes_the_former_secret_worthless() {
        TestingTotp first = new TestingTotp(totp.add(user, self).secret().text());
        TestingTotp second = new TestingTotp(totp.add(user, self).secret().text());

        refused(() -> totp.verify(user, first.code(), self), FactorError.CODE_WRONG);
        totp.verify(user, second.code(), self);
        refused(() -> totp.add(user, self), FactorError.STRONGER_SIGN_IN_REQUIRED);
        refused(
                () -> totp.add(user, new Actor(user.userId(), null, null, null, clock.instant(), true)),
                FactorError.EXISTS);
    }

    // security rule 16, attack A-9
    @Test
    void people_change_it_only_after_a_recent_sign_in_and_later_only_with_a_second_factor() {
        Actor old = self.provenAt(clock.instant().minus(Duration.ofHours(1)));
        Actor strong = new Actor(user.userId(), null, null, null, clock.instant(), true);
        Actor strongAndOld =
                new Actor(user.userId(), null, null, null, clock.instant().minus(Duration.ofHours(1)), true);
        refused(() -> totp.add(user, old), SessionError.REAUTHENTICATION_REQUIRED);
        totp.add(user, self);
        refused(() -> totp.remove(user, old), SessionError.REAUTHENTICATION_REQUIRED);
        totp.remove(user, self);
        refused(() -> totp.remove(user, self), FactorError.NOT_FOUND);

        factors.authenticatorApp(user);

        refused(() -> totp.remove(user, self), FactorError.STRONGER_SIGN_IN_REQUIRED);
        refused(() -> totp.add(user, self), FactorError.STRONGER_SIGN_IN_REQUIRED);
        refused(() -> totp.remove(user, strongAndOld), SessionError.REAUTHENTICATION_REQUIRED);
        totp.remove(user, strong);
        assertThat(queries.find(user.userId())).isEmpty();
        assertThat(secrets()).isZero();
    }

    @Test
    void machines_strangers_and_other_organizations_have_none() {
        UserRef machine = accounts.machine(user.orgId());
        refused(() -> totp.add(machine, Actor.system()), UserError.NOT_HUMAN);
        refused(() -> totp.add(new UserRef(accounts.org(), user.userId()), self), UserError.NOT_FOUND);
        refused(() -> check("123456"), FactorError.NOT_READY);
    }

    @Test
    void the_secret_is_stored_in_no_readable_form_and_goes_with_the_person() {
        TotpSecret secret = totp.add(user, self).secret();
        totp.verify(user, new TestingTotp(secret.text()).code(), self);
        assertThat(secrets()).isEqualTo(1);
        assertThat(database.query(
                        "select value from secrets where owner = ? and kind = 'totp'",
                        row -> row.text("value"),
                        user.userId()))
                .noneMatch(value -> value.contains(secret.text()));

        users.remove(user, Actor.system());

        assertThat(secrets()).isZero();
        assertThat(queries.find(user.userId())).isEmpty();
    }

    private long secrets() {
        return database.single(
                "select count(*) as n from secrets where owner = ? and kind = 'totp'",
                row -> row.number("n"),
                user.userId());
    }

    private void check(String code) {
        totp.check(user.userId(), code, "", false, self);
    }

    /** Checks the code this often at the same time, and returns {@code right} or the code of the error for each. */
    private List<String> atOnce(int times, String code) throws Exception {
        Callable<String> attempt = () -> {
            try {
                check(code);
                return "right";
            } catch (DomainException e) {
                return e.error().code();
            }
        };
        List<String> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> started = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                started.add(threads.submit(attempt));
            }
            for (Future<String> one : started) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    private static void refused(ThrowingCallable call, DomainError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
