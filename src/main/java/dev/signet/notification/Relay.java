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
 * <p>Each mail gets a client, and thus a connection, of its own, which is closed in any case. A shared pool of connections
 * would lose one for good with every mail whose server stops answering.
 *
 * @param clients creates a client with one connection
 * @param timeout how long handing over one mail may take
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

    /** Says that the server did not take a mail, or did not say so in time. */
    static final class MailNotTaken extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        MailNotTaken(Throwable cause) {
            super(cause.getMessage() == null ? "the SMTP server did not answer in time" : cause.getMessage(), cause);
        }
    }
}
