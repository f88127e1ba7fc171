package dev.signet.user;

import static dev.signet.user.UserIT.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.Principal;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.token.PatAuthenticator;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import dev.signet.user.view.MachineClients;
import dev.signet.user.view.MachineKeyView;
import dev.signet.user.view.UserQueries;
import dev.signet.vault.Secrets;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CredentialsIT {
    private static final Actor ACTOR = Actor.system();
    private static final String NEW_PASSWORD = "c0rrect-horse-battery";

    @Inject
    TestingPeople people;

    @Inject
    UserCommands users;

    @Inject
    HumanCommands humans;

    @Inject
    PasswordCommands passwords;

    @Inject
    MachineCommands machines;

    @Inject
    MachineClients clients;

    @Inject
    PatAuthenticator authenticator;

    @Inject
    UserQueries queries;

    @Inject
    Codes codes;

    @Inject
    Secrets secrets;

    @Inject
    Database database;

    @Test
    void a_mail_that_was_on_its_way_when_its_reader_was_removed_is_done() {
        UserRef user = people.initial();
        users.remove(user, ACTOR);

        humans.recordCodeSent(user.userId(), CodeKind.INITIALIZATION, "1", ACTOR);
        humans.recordCodeSent("1", CodeKind.INITIALIZATION, "1", ACTOR);
    }

    @Test
    void a_mailed_code_finishes_the_set_up_and_is_gone_after_use() {
        UserRef user = people.initial();
        String code = readable(user, CodeKind.INITIALIZATION);
        assertThat(code).matches("[A-Z0-9]{6}");

        humans.initialize(user, code.toLowerCase(java.util.Locale.ROOT), TestingPeople.PASSWORD, ACTOR);

        assertThat(queries.require(user).state()).isEqualTo(UserState.ACTIVE);
        assertThat(queries.require(user).human().emailVerified()).isTrue();
        assertThat(kinds(user)).containsExactly("password");
        passwords.check(user, TestingPeople.PASSWORD, ACTOR);
    }

    @Test
    void a_code_is_nowhere_in_readable_form_a10() {
        UserRef user = people.initial();
        String code = readable(user, CodeKind.INITIALIZATION);
        String everything = String.join(
                        "\n",
                        database.query(
                                "select value from secrets where owner = ?", row -> row.text("value"), user.userId()))
                + String.join(
                        "\n",
                        database.query(
                                "select payload::text as payload from events where stream_id = ?",
                                row -> row.text("payload"),
                                user.userId()));
        assertThat(everything).doesNotContain(code);
    }

    @Test
    void a_code_that_was_sent_can_be_used_but_no_longer_be_read() {
        UserRef user = people.active();
        humans.changeEmail(user, TestingPeople.name() + "@mail.example", false, ACTOR);
        String code = readable(user, CodeKind.EMAIL);
        String codeId = codeId(user, CodeKind.EMAIL);
        humans.recordCodeSent(user.userId(), CodeKind.EMAIL, codeId, ACTOR);
        assertThat(codes.readable(user.userId(), CodeKind.EMAIL, codeId)).isEmpty();
        humans.verifyEmail(user, code, ACTOR);
        assertThat(queries.require(user).human().emailVerified()).isTrue();
    }

    @Test
    void the_last_wrong_try_invalidates_the_code_and_another_code_works() {
        UserRef user = people.active();
        humans.changeEmail(user, TestingPeople.name() + "@mail.example", false, ACTOR);
        String code = readable(user, CodeKind.EMAIL);
        for (int i = 0; i < CodeKind.MAX_FAILURES; i++) {
            refused(() -> humans.verifyEmail(user, "wrong!", ACTOR), UserError.CODE_INVALID);
        }
        refused(() -> humans.verifyEmail(user, code, ACTOR), UserError.CODE_MISSING);
        humans.resendEmailCode(user, ACTOR);
        refused(() -> humans.verifyEmail(user, code, ACTOR), UserError.CODE_INVALID);
        humans.verifyEmail(user, readable(user, CodeKind.EMAIL), ACTOR);
    }

    @Test
    void a_password_is_changed_reset_and_set() {
        UserRef user = people.active();
        passwords.check(user, TestingPeople.PASSWORD, ACTOR);
        refused(() -> passwords.change(user, "wrong", NEW_PASSWORD, ACTOR), UserError.PASSWORD_WRONG);
        refused(
                () -> passwords.change(user, TestingPeople.PASSWORD, TestingPeople.PASSWORD, ACTOR),
                UserError.PASSWORD_NOT_CHANGED);
        passwords.change(user, TestingPeople.PASSWORD, NEW_PASSWORD, ACTOR);
        refused(() -> passwords.check(user, TestingPeople.PASSWORD, ACTOR), UserError.PASSWORD_WRONG);
        passwords.check(user, NEW_PASSWORD, ACTOR);

        passwords.requestReset(user, PasswordEvent.ResetChannel.EMAIL, ACTOR);
        String code = readable(user, CodeKind.PASSWORD);
        refused(() -> passwords.reset(user, "wrong!", TestingPeople.PASSWORD, ACTOR), UserError.CODE_INVALID);
        passwords.check(user, NEW_PASSWORD, ACTOR);
        passwords.reset(user, code, TestingPeople.PASSWORD, ACTOR);
        refused(() -> passwords.reset(user, code, NEW_PASSWORD, ACTOR), UserError.CODE_MISSING);
        passwords.check(user, TestingPeople.PASSWORD, ACTOR);

        passwords.set(user, NEW_PASSWORD, true, ACTOR);
        assertThat(queries.require(user).human().passwordChangeRequired()).isTrue();
    }

    @Test
    void parallel_wrong_passwords_are_each_counted_a6() throws Exception {
        UserRef user = people.active();
        List<Callable<DomainError>> guesses = IntStream.range(0, 14)
                .<Callable<DomainError>>mapToObj(i -> () -> {
                    try {
                        passwords.check(user, "guess-" + i, ACTOR);
                        throw new AssertionError("a wrong password was accepted");
                    } catch (DomainException e) {
                        return e.error();
                    }
                })
                .toList();
        List<DomainError> answers = UserIT.inParallel(guesses);
        assertThat(answers).containsOnly(UserError.PASSWORD_WRONG, UserError.LOCKED);
        assertThat(answers.stream().filter(UserError.PASSWORD_WRONG::equals)).hasSize(10);
        assertThat(queries.require(user).state()).isEqualTo(UserState.LOCKED);
        refused(() -> passwords.check(user, TestingPeople.PASSWORD, ACTOR), UserError.LOCKED);
        users.unlock(user, ACTOR);
        passwords.check(user, TestingPeople.PASSWORD, ACTOR);
    }

    @Test
    void an_imported_hash_works_and_is_renewed_at_the_first_sign_in() {
        String name = TestingPeople.name();
        NewHuman plain = TestingPeople.human(name, true, null);
        NewHuman imported = new NewHuman(
                null,
                name,
                plain.profile(),
                plain.email(),
                true,
                null,
                false,
                new NewPassword.Hashed(
                        "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", false, "password_hash"));
        String userId = users.addHuman(people.orgId(), imported, ACTOR).stream().id();
        UserRef user = new UserRef(people.orgId(), userId);
        assertThat(queries.require(user).state()).isEqualTo(UserState.ACTIVE);
        assertThat(secrets.find(userId, "password", "current").orElseThrow().value())
                .startsWith("$2a$");
        refused(() -> passwords.check(user, "wrong", ACTOR), UserError.PASSWORD_WRONG);
    }

    @Test
    void an_unknown_hash_is_refused_with_the_name_of_its_field() {
        NewHuman plain = TestingPeople.human(TestingPeople.name(), true, null);
        NewHuman imported = new NewHuman(
                null,
                plain.userName(),
                plain.profile(),
                plain.email(),
                true,
                null,
                false,
                new NewPassword.Hashed("$1$md5$xyz", false, "hashed_password.value"));
        assertThatThrownBy(() -> users.addHuman(people.orgId(), imported, ACTOR))
                .isInstanceOfSatisfying(DomainException.class, e -> {
                    assertThat(e.error().code()).isEqualTo("user.password.hash_invalid");
                    assertThat(e.error().field()).isEqualTo("hashed_password.value");
                });
    }

    @Test
    void a_token_stands_for_its_machine_until_it_is_revoked() {
        UserRef machine = people.machine();
        MachineCommands.AddedToken token = machines.addToken(machine, null, ACTOR);
        assertThat(authenticator.authenticate(token.token()))
                .contains(
                        new Principal(machine.userId(), machine.orgId(), token.tokenId(), null, null, List.of(), null));
        assertThat(queries.tokens(machine, 0, 10, true).rows()).singleElement().satisfies(view -> {
            assertThat(view.id()).isEqualTo(token.tokenId());
            assertThat(view.expiresAt()).isEqualTo(MachineCommands.FAR_FUTURE);
            assertThat(view.scopes()).isEqualTo(MachineCommands.TOKEN_SCOPES);
        });
        machines.removeToken(machine, token.tokenId(), ACTOR);
        assertThat(authenticator.authenticate(token.token())).isEmpty();
        assertThat(queries.token(machine, token.tokenId())).isEmpty();
    }

    @Test
    void a_token_of_an_inactive_user_is_not_accepted_a8() {
        UserRef machine = people.machine();
        String token = machines.addToken(machine, null, ACTOR).token();
        users.lock(machine, ACTOR);
        assertThat(authenticator.authenticate(token)).isEmpty();
        users.unlock(machine, ACTOR);
        assertThat(authenticator.authenticate(token)).isPresent();
        users.deactivate(machine, ACTOR);
        assertThat(authenticator.authenticate(token)).isEmpty();
        users.reactivate(machine, ACTOR);
        users.suspend(machine, ACTOR);
        assertThat(authenticator.authenticate(token)).isEmpty();
        users.reinstate(machine, ACTOR);
        users.remove(machine, ACTOR);
        assertThat(authenticator.authenticate(token)).isEmpty();
    }

    @Test
    void an_expired_altered_or_foreign_token_is_not_accepted() {
        UserRef machine = people.machine();
        refused(() -> machines.addToken(machine, Instant.now().minusSeconds(1), ACTOR), UserError.EXPIRATION_IN_PAST);
        MachineCommands.AddedToken token =
                machines.addToken(machine, Instant.now().plus(1, ChronoUnit.HOURS), ACTOR);
        String altered =
                (token.token().startsWith("A") ? "B" : "A") + token.token().substring(1);
        assertThat(authenticator.authenticate(altered)).isEmpty();
        assertThat(authenticator.authenticate(token.tokenId())).isEmpty();
        database.update(
                "update secrets set expires_at = now() - interval '1 second' where owner = ? and kind = 'pat'",
                machine.userId());
        assertThat(authenticator.authenticate(token.token())).isEmpty();
    }

    @Test
    void a_client_secret_is_stored_as_a_digest_and_becomes_invalid_with_the_next_one() {
        UserRef machine = people.machine();
        MachineCommands.AddedSecret first = machines.setSecret(machine, ACTOR);
        assertThat(first.clientId()).isEqualTo(queries.require(machine).userName());
        assertThat(clients.bySecret(machine.userId(), first.clientSecret())).isPresent();
        assertThat(clients.bySecret(first.clientId(), first.clientSecret())).isPresent();
        assertThat(queries.require(machine).machine().hasSecret()).isTrue();
        MachineCommands.AddedSecret second = machines.setSecret(machine, ACTOR);
        assertThat(clients.bySecret(machine.userId(), first.clientSecret())).isEmpty();
        assertThat(clients.bySecret(machine.userId(), second.clientSecret())).isPresent();
        machines.removeSecret(machine, ACTOR);
        assertThat(clients.bySecret(machine.userId(), second.clientSecret())).isEmpty();
        assertThat(queries.require(machine).machine().hasSecret()).isFalse();
    }

    @Test
    void a_key_is_generated_or_given_and_listed_without_its_private_part() {
        UserRef machine = people.machine();
        MachineCommands.AddedKey made = machines.addKey(machine, new byte[0], null, ACTOR);
        assertThat(new String(made.keyFile(), StandardCharsets.UTF_8)).contains("\"serviceaccount\"", machine.userId());
        MachineKeyView view = queries.key(machine, made.keyId()).orElseThrow();
        MachineCommands.AddedKey given =
                machines.addKey(machine, view.publicKey().getBytes(StandardCharsets.UTF_8), null, ACTOR);
        assertThat(given.keyFile()).isNull();
        assertThat(queries.keys(machine, 0, 1, false)).satisfies(page -> {
            assertThat(page.total()).isEqualTo(2);
            assertThat(page.rows())
                    .singleElement()
                    .extracting(MachineKeyView::id)
                    .isEqualTo(given.keyId());
        });
        machines.removeKey(machine, made.keyId(), ACTOR);
        assertThat(queries.key(machine, made.keyId())).isEmpty();
        refused(() -> machines.removeKey(machine, made.keyId(), ACTOR), UserError.KEY_NOT_FOUND);
        assertThat(database.query(
                        "select payload::text as payload from events where stream_id = ?",
                        row -> row.text("payload"),
                        machine.userId()))
                .noneMatch(payload -> payload.contains("PRIVATE"));
    }

    private String readable(UserRef user, CodeKind kind) {
        return codes.readable(user.userId(), kind, codeId(user, kind)).orElseThrow();
    }

    private String codeId(UserRef user, CodeKind kind) {
        return database.single(
                "select id from secrets where owner = ? and kind = ?",
                row -> row.text("id"),
                user.userId(),
                kind.secretKind());
    }

    private List<String> kinds(UserRef user) {
        return database.query(
                "select kind from secrets where owner = ? order by kind", row -> row.text("kind"), user.userId());
    }
}
