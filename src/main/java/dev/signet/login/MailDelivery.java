package dev.signet.login;

/** Says whether codes can be mailed; implemented by the package that sends them. */
public interface MailDelivery {

    /** Whether a mail server is configured. Without one no page promises a mail. */
    boolean isConfigured();
}
