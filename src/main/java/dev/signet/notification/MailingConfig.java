package dev.signet.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the mails that Signet sends. */
@ConfigMapping(prefix = "signet.mail")
public interface MailingConfig {

    /**
     * How long it may take to hand one mail to the SMTP server, including the checks that the server makes before it
     * accepts the mail. When this time has passed, the attempt is given up, and the mail is tried again later. 1 second
     * to 1 minute.
     */
    @WithDefault("30s")
    Duration timeout();
}
