package dev.signet.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.signet.application.ApplicationRef;
import dev.signet.application.TestingClientKeys;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.project.ProjectRef;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TestingKeyPairs;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Apps that sign with a key of their own, and JWTs for tests. */
@Singleton
public final class TestingSigner {
    public static final String ISSUER = "http://localhost:8080";
    private static final String BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final TestingFlow flow;
    private final TestingClientKeys keys;
    private final InstanceQueries instances;
    private final Ids ids;

    TestingSigner(TestingFlow flow, TestingClientKeys keys, InstanceQueries instances, Ids ids) {
        this.flow = flow;
        this.keys = keys;
        this.instances = instances;
        this.ids = ids;
    }

    /** An app with a key. */
    public record SigningApp(TestingFlow.App app, String keyId, KeyPair pair, SigningAlgorithm algorithm) {

        /** A JWT signed with this app's key. */
        public String sign(Map<String, Object> claims) {
            return TestingSigner.sign(algorithm, pair, keyId, "JWT", claims);
        }

        @Override
        public String toString() {
            return "SigningApp[" + algorithm + ']';
        }
    }

    /** A web app that authenticates with assertions. */
    public SigningApp app(SigningAlgorithm algorithm) {
        TestingFlow.App app = flow.app(
                "OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT", "OIDC_APP_TYPE_WEB", "AUTHORIZATION_CODE", "REFRESH_TOKEN");
        KeyPair pair = TestingKeyPairs.of(algorithm);
        return new SigningApp(app, keys.add(reference(app), pair.getPublic()), pair, algorithm);
    }

    /** The same app with an additional key that has expired. */
    public SigningApp withExpiredKey(SigningApp app) {
        KeyPair pair = TestingKeyPairs.of(app.algorithm());
        String keyId =
                keys.add(reference(app.app()), pair.getPublic(), Instant.now().minusSeconds(1));
        return new SigningApp(app.app(), keyId, pair, app.algorithm());
    }

    /** The claims of a correct assertion with these added; a claim that is null is left out. */
    public Map<String, Object> assertion(SigningApp app, @Nullable Object... more) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", app.app().clientId(),
                "sub", app.app().clientId(),
                "aud", ISSUER,
                "jti", ids.next(),
                "iat", Instant.now().getEpochSecond(),
                "exp", Instant.now().getEpochSecond() + 60));
        return with(claims, more);
    }

    /** The claims of a request object with these parameters; one that is null is left out. */
    public Map<String, Object> request(SigningApp app, @Nullable Object... more) {
        Map<String, Object> claims = new HashMap<>(flow.parameters(app.app()));
        claims.put("iss", app.app().clientId());
        claims.put("aud", ISSUER);
        claims.put("nbf", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().getEpochSecond() + 300);
        return with(claims, more);
    }

    /** The form parameters that authenticate an app with an assertion. */
    public Map<String, String> proof(String assertion) {
        return Map.of("client_assertion_type", BEARER, "client_assertion", assertion);
    }

    public Map<String, String> proof(SigningApp app) {
        return proof(app.sign(assertion(app)));
    }

    /** A JWT with any header and claims. */
    public static String sign(
            SigningAlgorithm algorithm, KeyPair pair, @Nullable String keyId, String type, Map<String, Object> claims) {
        Map<String, Object> header = new HashMap<>(Map.of("alg", algorithm.name(), "typ", type));
        if (keyId != null) {
            header.put("kid", keyId);
        }
        String input = encoded(header) + '.' + encoded(claims);
        try {
            Signature signature = algorithm.newSignature(null);
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + '.' + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A JWT without a signature. */
    public static String unsigned(Map<String, Object> claims) {
        return encoded(Map.of("alg", "none")) + '.' + encoded(claims) + '.';
    }

    private ApplicationRef reference(TestingFlow.App app) {
        return new ApplicationRef(new ProjectRef(instances.get().defaultOrgId(), app.projectId()), app.appId());
    }

    static Map<String, Object> with(Map<String, Object> claims, @Nullable Object... more) {
        for (int i = 0; i < more.length; i += 2) {
            Object value = more[i + 1];
            if (value == null) {
                claims.remove(String.valueOf(more[i]));
            } else {
                claims.put(String.valueOf(more[i]), value);
            }
        }
        return claims;
    }

    private static String encoded(Map<String, Object> members) {
        return base64(JSONObjectUtils.toJSONString(members).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
