package dev.signet.oidc.registration;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server on which clients may register themselves and which may call private networks. */
public final class RegistrationOnPremises implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("signet.registration.enabled", "true", "signet.outbound.allow-private-networks", "true");
    }
}
