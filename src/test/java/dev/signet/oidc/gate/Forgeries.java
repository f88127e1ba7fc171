package dev.signet.oidc.gate;

import static io.restassured.RestAssured.given;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.signingkey.TokenSigner;
import dev.signet.signingkey.TokenType;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.ApiAudience;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes texts that are not, or no longer, valid access tokens. */
@Singleton
final class Forgeries {
    private final AccessTokens tokens;
    private final TokenSigner signer;

    Forgeries(AccessTokens tokens, TokenSigner signer) {
        this.tokens = tokens;
        this.signer = signer;
    }

    String make(Forgery forgery, Scene scene) {
        try {
            return forged(forgery, scene);
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String forged(Forgery forgery, Scene scene) throws JOSEException, ParseException {
        String jwt = jwt(scene);
        SignedJWT good = SignedJWT.parse(jwt);
        String kid = good.getHeader().getKeyID();
        return switch (forgery) {
            case NONE -> jwt;
            case UNSIGNED ->
                Base64URL.encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "."
                        + good.getPayload().toBase64URL() + ".";
            case SIGNED_BY_ANOTHER_KEY -> {
                RSAKey key = new RSAKeyGenerator(2048).generate();
                yield signed(header(JWSAlgorithm.RS256).keyID(kid), good, new RSASSASigner(key));
            }
            case SIGNED_BY_A_KEY_IT_BRINGS_ALONG -> {
                RSAKey key = new RSAKeyGenerator(2048).keyID("1").generate();
                yield signed(header(JWSAlgorithm.RS256).keyID("1").jwk(key.toPublicJWK()), good, new RSASSASigner(key));
            }
            case SIGNED_WITH_THE_PUBLIC_KEY_AS_SECRET -> {
                byte[] secret = published(kid).toPublicKey().getEncoded();
                yield signed(header(JWSAlgorithm.HS256).keyID(kid), good, new MACSigner(secret));
            }
            case ALTERED_CLAIMS -> {
                Map<String, Object> claims =
                        new HashMap<>(good.getJWTClaimsSet().toJSONObject());
                claims.put("jti", "1");
                String[] parts = jwt.split("\\.", -1);
                yield parts[0] + "." + JWTClaimsSet.parse(claims).toPayload().toBase64URL() + "." + parts[2];
            }
            case ANOTHER_TYPE -> {
                Map<String, Object> claims = good.getJWTClaimsSet().toJSONObject();
                yield signer.sign(claims, TokenType.LOGOUT_TOKEN, signer.defaultAlgorithm());
            }
            case ID_TOKEN -> scene.idToken();
            case REFRESH_TOKEN -> scene.refreshToken();
            case CODE -> scene.code();
            case ALTERED_OPAQUE_TOKEN -> altered(scene.accessToken());
            case SHORTENED_OPAQUE_TOKEN ->
                scene.accessToken().substring(0, scene.accessToken().length() - 4);
        };
    }

    /** A valid access token of the setup in JWT form. */
    private String jwt(Scene scene) {
        TokenTerms terms = new TokenTerms(
                scene.app().clientId(),
                scene.person().userId(),
                scene.session().id(),
                List.of("openid", ApiAudience.SCOPE),
                List.of(scene.app().clientId(), scene.app().projectId(), ApiAudience.VALUE),
                scene.session().authTime(),
                scene.session().amr(),
                null,
                List.of());
        return tokens.issue(AccessTokenGrant.of(terms, TokenForm.JWT)).value();
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(new JOSEObjectType("at+jwt"));
    }

    private static String signed(JWSHeader.Builder header, SignedJWT good, JWSSigner signer)
            throws JOSEException, ParseException {
        SignedJWT jwt = new SignedJWT(header.build(), good.getJWTClaimsSet());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static RSAKey published(String kid) throws ParseException {
        return JWKSet.parse(given().get("/oauth/v2/keys").asString())
                .getKeyByKeyId(kid)
                .toRSAKey();
    }

    private static String altered(String token) {
        int middle = token.length() / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }
}
