package dev.signet.oidc.requestobject;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.kernel.Unicode;
import dev.signet.oidc.parameter.Parameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Converts the claims of a request object to parameters (OpenID Connect Core 6.1); numbers, booleans and JSON objects
 * become text.
 */
final class SignedParameters {
    /** Claims about the JWT itself, which are not parameters. */
    private static final Set<String> OF_THE_JWT = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    private SignedParameters() {}

    static Parameters of(JWTClaimsSet claims) {
        Map<String, String> parameters = new HashMap<>();
        claims.getClaims().forEach((name, value) -> {
            if (!OF_THE_JWT.contains(name) && value != null) {
                String text = text(value);
                if (!Unicode.isWellFormed(text)) {
                    throw RequestObjects.refused("a parameter in it contains an unpaired surrogate");
                }
                parameters.put(name, text);
            }
        });
        return Parameters.of(parameters);
    }

    private static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case Boolean flag -> flag.toString();
            case Map<?, ?> object -> JSONObjectUtils.toJSONString(members(object));
            default -> throw RequestObjects.refused("a parameter in it has the wrong type");
        };
    }

    private static Map<String, Object> members(Map<?, ?> object) {
        Map<String, Object> members = new HashMap<>();
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }
}
