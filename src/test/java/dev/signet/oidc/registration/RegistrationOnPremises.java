package dev.signet.oidc.registration;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * People and clients register themselves, on a server that sends no mail and may call private networks. The settings do
 * not affect each other and share a profile because every profile costs the start of a server.
 */
public final class RegistrationOnPremises implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "signet.registration.enabled",
                "true",
                "signet.outbound.allow-private-networks",
                "true",
                "signet.login.registration-allowed",
                "true");
    }
}
