package dev.signet.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import dev.signet.jdbc.Database;
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
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A mailed code, from the command to the mailbox and back. */
@QuarkusTest
@QuarkusTestResource(value = TestingMailServer.class, restrictToAnnotatedClass = true)
class CodeNotificationIT {
    private static final Pattern LINK =
            Pattern.compile("http://localhost:\\d+/ui/login/password/init\\?userID=(\\w+)&code=([A-Z0-9]{6})");

    private static final String SENT = "user.human.password.code.sent";
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    GreenMail server;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    PasswordCommands passwords;

    @Inject
    ParkedStreams parked;

    @Inject
    Database database;

    @Test
    void a_reset_code_is_mailed_once_and_sets_a_password() throws Exception {
        UserRef user = accounts.person(accounts.org());
        UserView.Human human = users.require(user).human();
        assertThat(human).isNotNull();

        passwords.requestReset(user, PasswordEvent.ResetChannel.EMAIL, Actor.system());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !mailsTo(human.email()).isEmpty());
        MimeMessage mail = mailsTo(human.email()).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Reset your password");
        Matcher link = LINK.matcher(text(mail));
        assertThat(link.find()).isTrue();
        assertThat(link.group(1)).isEqualTo(user.userId());

        passwords.reset(user, link.group(2), "a new long password", Actor.system());
        passwords.check(user, "a new long password", Actor.system());
        assertThat(mailsTo(human.email())).hasSize(1);
    }

    @Test
    void a_mail_is_retried_until_the_server_accepts_it_and_delays_no_sign_in() throws Exception {
        UserRef user = accounts.person(accounts.org());
        String email = emailOf(user);
        server.stop();
        try {
            passwords.requestReset(user, PasswordEvent.ResetChannel.EMAIL, Actor.system());
            await().atMost(IN_TIME).until(() -> isParked(user));

            Instant before = Instant.now();
            passwords.check(user, TestingAccounts.PASSWORD, Actor.system());
            accounts.session(user);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            UserRef other = accounts.person(user.orgId());
            passwords.check(other, TestingAccounts.PASSWORD, Actor.system());
        } finally {
            server.start();
        }

        await().atMost(IN_TIME).until(() -> !mailsTo(email).isEmpty());
        await().atMost(IN_TIME).until(() -> !isParked(user));
        assertThat(mailsTo(email)).hasSize(1);
        passwords.reset(user, codeIn(mailsTo(email).getFirst()), "a new long password", Actor.system());
    }

    /** Recording a mail fails after the SMTP server has accepted the mail, as if the node had crashed in between. */
    @Test
    void only_a_mail_whose_sending_was_not_recorded_is_sent_again() throws Exception {
        UserRef user = accounts.person(accounts.org());
        String email = emailOf(user);
        forbidRecord(user);
        try {
            passwords.requestReset(user, PasswordEvent.ResetChannel.EMAIL, Actor.system());
            await().atMost(IN_TIME).until(() -> !mailsTo(email).isEmpty() && isParked(user));
            assertThat(sentEvents(user)).isZero();
        } finally {
            allowRecord();
        }
        await().atMost(IN_TIME).until(() -> sentEvents(user) == 1 && !isParked(user));
        int mails = mailsTo(email).size();
        assertThat(mails).isGreaterThanOrEqualTo(2);
        assertThat(mailsTo(email))
                .allSatisfy(mail ->
                        assertThat(codeIn(mail)).isEqualTo(codeIn(mailsTo(email).getFirst())));

        readAgain(user);

        assertThat(mailsTo(email)).hasSize(mails);
        assertThat(sentEvents(user)).isEqualTo(1);
        passwords.reset(user, codeIn(mailsTo(email).getLast()), "a new long password", Actor.system());
    }

    private void forbidRecord(UserRef user) {
        database.update("""
                create function refuse_record() returns trigger language plpgsql as $$
                begin
                    if new.stream_id = '%s' and new.type = '%s' then raise exception 'the node has died'; end if;
                    return new;
                end $$""".formatted(user.userId(), SENT));
        database.update("create trigger refuse_record before insert on events for each row"
                + " execute function refuse_record()");
    }

    private void allowRecord() {
        database.update("drop trigger refuse_record on events");
        database.update("drop function refuse_record()");
    }

    /** Resets the projection to before the user's events and waits until it has processed all of them again. */
    private void readAgain(UserRef user) {
        long first = database.single(
                "select min(position) as position from events where stream_id = ?",
                row -> row.number("position"),
                user.userId());
        long reached = position();
        database.update("update projection_checkpoints set position = ? where name = 'notification'", first - 1);
        await().atMost(IN_TIME).until(() -> position() >= reached);
    }

    private long position() {
        return database.single(
                "select position from projection_checkpoints where name = 'notification'",
                row -> row.number("position"));
    }

    private boolean isParked(UserRef user) {
        return parked.list("notification", 0, 1000, true).rows().stream()
                .anyMatch(row -> row.stream().id().equals(user.userId()));
    }

    private long sentEvents(UserRef user) {
        return users.changes(user, 0, 100, true).stream()
                .filter(change -> change.type().equals(SENT))
                .count();
    }

    private String emailOf(UserRef user) {
        UserView.Human human = users.require(user).human();
        assertThat(human).isNotNull();
        return human.email();
    }

    private static String codeIn(MimeMessage mail) throws MessagingException, IOException {
        Matcher link = LINK.matcher(text(mail));
        assertThat(link.find()).isTrue();
        return link.group(2);
    }

    private List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                    .anyMatch(recipient -> recipient.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        Object first = parts.getBodyPart(0).getContent();
        return first instanceof MimeMultipart inner
                ? inner.getBodyPart(0).getContent().toString()
                : first.toString();
    }
}
