package dev.signet.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.kernel.Actor;
import dev.signet.projection.ParkedStreams;
import dev.signet.token.TestingAccounts;
import dev.signet.user.PasswordCommands;
import dev.signet.user.PasswordEvent;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** If the mail server does not answer for some mails, the other mails are not delayed. */
@QuarkusTest
@QuarkusTestResource(value = TarpitMailServer.class, restrictToAnnotatedClass = true)
class SlowRelayIT {
    /** Less than the 8 s for which this server waits for a mail server that does not answer. */
    private static final Duration AT_ONCE = Duration.ofSeconds(7);

    private static final Duration IN_TIME = Duration.ofSeconds(60);

    TarpitMailServer server;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    PasswordCommands passwords;

    @Inject
    ParkedStreams parked;

    @AfterEach
    void recover() {
        server.hangOneConnectionOf(Integer.MAX_VALUE);
    }

    @Test
    void a_recipient_whose_mails_hang_holds_up_nobody_and_gets_the_mail_once_it_is_taken() {
        List<UserRef> people = people(12);
        List<UserRef> hanging = people.subList(0, 2);
        List<UserRef> others = people.subList(2, people.size());
        hanging.forEach(user -> server.hangFor(emailOf(user)));

        people.forEach(this::ask);

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(others)
                        .as(() -> "parked: " + parked.list("notification", 0, 1_000, true))
                        .allSatisfy(user ->
                                assertThat(server.takenFor(emailOf(user))).isEqualTo(1)));
        await().atMost(IN_TIME)
                .untilAsserted(() -> assertThat(hanging)
                        .allSatisfy(user -> assertThat(attempts(user)).isGreaterThanOrEqualTo(1)));
        UserRef later = people(1).getFirst();
        ask(later);
        await().atMost(AT_ONCE).until(() -> server.takenFor(emailOf(later)) == 1);

        hanging.forEach(user -> server.takeFor(emailOf(user)));

        await().atMost(IN_TIME)
                .untilAsserted(() -> assertThat(hanging).allSatisfy(user -> {
                    assertThat(server.takenFor(emailOf(user))).isEqualTo(1);
                    assertThat(attempts(user)).as("parked").isEqualTo(-1);
                }));
        assertThat(others)
                .allSatisfy(user -> assertThat(server.takenFor(emailOf(user))).isEqualTo(1));
    }

    @Test
    void a_server_that_hangs_on_one_connection_of_three_gets_every_mail_once() {
        server.hangOneConnectionOf(3);
        List<UserRef> people = people(12);

        people.forEach(this::ask);

        await().atMost(IN_TIME)
                .untilAsserted(() -> assertThat(people)
                        .allSatisfy(user ->
                                assertThat(server.takenFor(emailOf(user))).isEqualTo(1)));
        await().atMost(IN_TIME)
                .untilAsserted(() -> assertThat(people)
                        .allSatisfy(
                                user -> assertThat(attempts(user)).as("parked").isEqualTo(-1)));
        // Nothing is parked any more, so no mail is sent a second time.
        assertThat(people)
                .allSatisfy(user -> assertThat(server.takenFor(emailOf(user))).isEqualTo(1));
    }

    @Test
    void a_second_mail_to_a_person_waits_for_the_first() {
        UserRef user = people(1).getFirst();
        server.hangFor(emailOf(user));
        ask(user);
        await().atMost(IN_TIME).until(() -> attempts(user) >= 0);
        ask(user);

        server.takeFor(emailOf(user));

        await().atMost(IN_TIME).until(() -> attempts(user) == -1);
        assertThat(server.mostAtOnceFor(emailOf(user))).isEqualTo(1);
        // The second code replaced the first, whose mail would be of no use.
        assertThat(server.takenFor(emailOf(user))).isBetween(1L, 2L);
    }

    private void ask(UserRef user) {
        passwords.requestReset(user, PasswordEvent.ResetChannel.EMAIL, Actor.system());
    }

    private List<UserRef> people(int count) {
        return Stream.generate(() -> accounts.person(accounts.org()))
                .limit(count)
                .toList();
    }

    private String emailOf(UserRef user) {
        UserView.Human human = Objects.requireNonNull(users.require(user).human());
        return human.email();
    }

    /** How often a mail to this person failed; -1 when nothing of it is parked. */
    private int attempts(UserRef user) {
        return parked.list("notification", 0, 1_000, true).rows().stream()
                .filter(row -> row.stream().id().equals(user.userId()))
                .mapToInt(ParkedStreams.Parked::attempts)
                .findFirst()
                .orElse(-1);
    }
}
