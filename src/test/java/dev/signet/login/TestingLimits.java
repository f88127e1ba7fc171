package dev.signet.login;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server with low limits and short windows. */
public final class TestingLimits implements QuarkusTestProfile {
    /** The number of wrong passwords that cause a lock. */
    public static final int LOCKOUT = 3;

    static final int FAILED_SIGN_INS = 5;
    static final int REGISTRATIONS = 3;
    static final int MAIL_REQUESTS = 4;
    static final int WRONG_CODES = 3;
    static final int ANONYMOUS_REQUESTS = 10;
    static final int CLIENT_REQUESTS = 15;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "signet.user.lockout-max-failures",
                Integer.toString(LOCKOUT),
                "signet.user.lockout-duration",
                "2s",
                "signet.login.registration-allowed",
                "true",
                // mails go to the mock, but only if a server is configured
                "quarkus.mailer.host",
                "localhost",
                "signet.login.max-failed-sign-ins",
                Integer.toString(FAILED_SIGN_INS),
                "signet.login.max-registrations",
                Integer.toString(REGISTRATIONS),
                "signet.login.max-mail-requests",
                Integer.toString(MAIL_REQUESTS),
                "signet.login.max-wrong-codes",
                Integer.toString(WRONG_CODES),
                "signet.oidc.max-anonymous-requests",
                Integer.toString(ANONYMOUS_REQUESTS),
                "signet.oidc.max-client-requests",
                Integer.toString(CLIENT_REQUESTS));
    }
}
