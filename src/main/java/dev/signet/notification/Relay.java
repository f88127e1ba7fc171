package dev.signet.notification;

import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hands mails to the SMTP server.
 *
 * <p>Each mail gets a client, and thus a connection, of its own, which is always closed afterwards. A shared pool would
 * lose a connection for good with every mail whose server stops answering.
 *
 * @param clients creates a client with one connection
 * @param timeout how long it may take to hand over one mail
 */
record Relay(Supplier<MailClient> clients, Duration timeout) {

    /** Hands a mail over. Throws {@link MailNotTaken} if the server refuses it or does not take it in time. */
    void send(String from, String to, CodeMail mail) {
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(to)
                .setSubject(mail.subject())
                .setText(mail.asText())
                .setHtml(mail.asHtml());
        MailClient client = clients.get();
        try {
            client.sendMail(message)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new MailNotTaken(e.getCause() == null ? e : e.getCause());
        } finally {
            client.close();
        }
    }

    /** The server refused a mail, or did not accept it in time. */
    static final class MailNotTaken extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        MailNotTaken(Throwable cause) {
            super(cause.getMessage() == null ? "the SMTP server did not answer in time" : cause.getMessage(), cause);
        }
    }
}
