package dev.signet.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the mails that Signet sends. */
@ConfigMapping(prefix = "signet.mail")
public interface MailingConfig {

    /**
     * How long handing over one mail may take, including the checks that a server makes before it accepts a mail. After
     * that the attempt is given up, and the mail is tried again later. From one second to one minute.
     */
    @WithDefault("30s")
    Duration timeout();
}
