package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.factor.FactorError;
import dev.signet.factor.TestingFactors;
import dev.signet.factor.recovery.RecoveryCommands;
import dev.signet.factor.recovery.RecoveryQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.session.AgentCookie;
import dev.signet.session.Proof;
import dev.signet.session.SessionQueries;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecoveryCodeIT {
    private static final String FACTOR = "/ui/login/factor";

    @Inject
    TestingAccounts accounts;

    @Inject
    TestingFactors factors;

    @Inject
    RecoveryCommands recovery;

    @Inject
    RecoveryQueries queries;

    @Inject
    UserQueries users;

    @Inject
    UserCommands userCommands;

    @Inject
    SessionQueries sessions;

    @Inject
    AgentCookie cookies;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private UserRef user;
    private List<String> codes = List.of();

    @BeforeEach
    void somebody_with_an_app_and_codes() {
        user = accounts.person(accounts.org());
        factors.authenticatorApp(user);
        codes = recovery.renew(user, strong()).codes();
    }

    @Test
    void ten_codes_are_made_and_only_their_digests_are_stored() {
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}"));
        List<String> stored = database.query(
                "select id || value as text from secrets where owner = ? and kind = 'recovery-code'",
                row -> row.text("text"),
                user.userId());
        assertThat(stored).hasSize(10);
        assertThat(String.join("", stored)).doesNotContain(codes.getFirst().substring(0, 5));
    }

    @Test
    void a_code_replaces_the_app_once() {
        TestingBrowser browser =
                new TestingBrowser(cookies.name(), accounts.app(accounts.org()).clientId());
        browser.start("");
        Response asked = browser.get(TestingBrowser.location(
                browser.signIn(users.require(user).preferredLoginName(), TestingAccounts.PASSWORD)));
        assertThat(asked.asString()).contains("way=recovery");
        String code = codes.get(3).toLowerCase(Locale.ROOT).replace("-", " ");

        Response right = browser.post(FACTOR, Map.of("way", "recovery", "code", code));

        assertThat(browser.get(TestingBrowser.location(right)).header("Location"))
                .contains("code=");
        assertThat(sessions.ofUser(user.userId()).getFirst().proofs())
                .containsExactlyInAnyOrder(Proof.PASSWORD, Proof.RECOVERY_CODE);
        assertThat(queries.find(user.userId()).orElseThrow().left()).isEqualTo(9);
        refused(codes.get(3));
    }

    @Test
    void a_wrong_code_is_refused_on_the_same_page() {
        TestingBrowser browser =
                new TestingBrowser(cookies.name(), accounts.app(accounts.org()).clientId());
        browser.start("");
        browser.get(TestingBrowser.location(
                browser.signIn(users.require(user).preferredLoginName(), TestingAccounts.PASSWORD)));

        Response wrong = browser.post(FACTOR, Map.of("way", "recovery", "code", "22222-22222"));

        assertThat(TestingBrowser.location(wrong)).contains("way=recovery", "notice=recovery_code");
        assertThat(browser.get(TestingBrowser.location(wrong)).statusCode()).isEqualTo(200);
    }

    @Test
    void of_parallel_uses_of_one_code_one_succeeds() throws Exception {
        List<String> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> started = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                started.add(threads.submit(() -> {
                    try {
                        recovery.use(user.userId(), codes.getFirst(), "", self());
                        return "right";
                    } catch (DomainException e) {
                        return e.error().code();
                    }
                }));
            }
            for (Future<String> one : started) {
                answers.add(one.get());
            }
        }
        assertThat(answers).filteredOn("right"::equals).hasSize(1);
        assertThat(queries.find(user.userId()).orElseThrow().left()).isEqualTo(9);
    }

    // attack A-9
    @Test
    void new_codes_need_the_second_factor_and_make_the_former_ones_worthless() {
        assertThatThrownBy(() -> recovery.renew(user, self()))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.error()).isEqualTo(FactorError.STRONGER_SIGN_IN_REQUIRED));

        List<String> renewed = recovery.renew(user, strong()).codes();

        refused(codes.getFirst());
        recovery.use(user.userId(), renewed.getFirst(), "", self());
    }

    @Test
    void they_go_with_the_person() {
        for (String code : codes) {
            recovery.use(user.userId(), code, "", self());
        }

        userCommands.remove(user, Actor.system());

        assertThat(queries.find(user.userId())).isEmpty();
    }

    private void refused(String code) {
        assertThatThrownBy(() -> recovery.use(user.userId(), code, "", self()))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(FactorError.CODE_WRONG));
    }

    private Actor self() {
        return Actor.system().as(user.userId()).provenAt(clock.instant());
    }

    private Actor strong() {
        return new Actor(user.userId(), null, null, null, clock.instant(), true);
    }
}
