package dev.signet.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an SMTP server is waited for. */
@ConfigMapping(prefix = "signet.mail")
interface MailingConfig {

    /**
     * Of silence, after which the connection is closed and the mail tried again; a server may look through a mail. From
     * one second to one minute.
     */
    @WithDefault("30s")
    Duration timeout();
}
