package dev.signet.login;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server whose limits are soon reached and soon over. */
public final class TestingLimits implements QuarkusTestProfile {
    /** Wrong passwords that lock. */
    public static final int LOCKOUT = 3;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "signet.user.lockout-max-failures", Integer.toString(LOCKOUT), "signet.user.lockout-duration", "2s");
    }
}
