package dev.signet.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import dev.signet.kernel.Actor;
import dev.signet.token.TestingAccounts;
import dev.signet.user.PasswordCommands;
import dev.signet.user.ResetChannel;
import dev.signet.user.UserQueries;
import dev.signet.user.UserRef;
import dev.signet.user.UserView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A code from the command to the mailbox and back. */
@QuarkusTest
@QuarkusTestResource(value = TestingMailServer.class, restrictToAnnotatedClass = true)
class CodeNotificationIT {
    private static final Pattern LINK =
            Pattern.compile("http://localhost:\\d+/ui/login/password/init\\?userID=(\\w+)&code=([A-Z0-9]{6})");

    GreenMail server;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    PasswordCommands passwords;

    @Test
    void a_reset_code_is_mailed_once_and_sets_a_password() throws Exception {
        UserRef user = accounts.person(accounts.org());
        UserView.Human human = users.require(user).human();
        assertThat(human).isNotNull();

        passwords.requestReset(user, ResetChannel.EMAIL, Actor.system());

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
