package dev.signet.oidc;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Settings that few servers have and that do not affect each other: tokens that outlive their session, DPoP proofs that
 * need a nonce, and signing keys that can be used two seconds after they are published. They share a profile because
 * every profile costs the start of a server.
 */
public final class RareTokenSettings implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "signet.tokens.end-with-session", "false",
                "signet.dpop.nonce-required", "true",
                "signet.signing-keys.publish-ahead", "2s");
    }
}
