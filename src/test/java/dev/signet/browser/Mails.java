package dev.signet.browser;

import static org.awaitility.Awaitility.await;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mails that the people in the tests receive. */
@Singleton
public final class Mails {
    private static final Pattern LINK = Pattern.compile("https?://\\S+[?&]code=([A-Z0-9]+)\\S*");

    private final MockMailbox mailbox;

    Mails(MockMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** A link that contains a code. */
    public record Link(String url, String code) {}

    /** The number of mails that this person has received. */
    public int count(String address) {
        List<Mail> mails = mailbox.getMailsSentTo(address);
        return mails == null ? 0 : mails.size();
    }

    /**
     * Waits for another mail and returns the link in it.
     *
     * @param before the number of mails received earlier
     */
    public Link next(String address, int before) {
        await().atMost(Duration.ofSeconds(30)).until(() -> count(address) > before);
        Matcher link = LINK.matcher(mailbox.getMailsSentTo(address).getLast().getText());
        if (!link.find()) {
            throw new AssertionError("the mail to " + address + " has no link");
        }
        return new Link(link.group(), link.group(1));
    }
}
