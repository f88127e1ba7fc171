package dev.signet.oidc.registration;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server on which a few clients per project may register themselves. */
public final class RegistrationOn implements QuarkusTestProfile {
    static final int MOST = 5;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "signet.registration.enabled",
                "true",
                "signet.registration.max-clients-per-project",
                Integer.toString(MOST));
    }
}
