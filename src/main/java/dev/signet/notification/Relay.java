package dev.signet.notification;

import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import java.io.Serial;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The SMTP server that takes mails; it gets a bounded time for each. */
record Relay(MailClient client) {
    /** All steps together; each is bounded by itself. */
    private static final int SECONDS = 90;

    /** Hands a mail over; any failure is thrown. */
    void send(String from, String to, CodeMail mail) {
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(to)
                .setSubject(mail.subject())
                .setText(mail.asText())
                .setHtml(mail.asHtml());
        try {
            client.sendMail(message)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new MailNotTaken(e.getCause() == null ? e : e.getCause());
        }
    }

    /** The server did not take a mail, or did not say so in time. */
    static final class MailNotTaken extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        MailNotTaken(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }
}
