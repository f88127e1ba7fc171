package dev.signet.login;

/** Whether codes can be mailed; implemented by who sends them. */
public interface MailDelivery {

    /** Whether a mail server is set. Without one no page promises a mail. */
    boolean isConfigured();
}
