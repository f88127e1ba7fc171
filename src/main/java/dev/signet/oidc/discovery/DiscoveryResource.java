package dev.signet.oidc.discovery;

import dev.signet.interaction.PageLanguages;
import dev.signet.oidc.authorize.Prompt;
import dev.signet.oidc.authorize.ResponseMode;
import dev.signet.oidc.claims.AuthenticationContext;
import dev.signet.oidc.clientauth.Signatures;
import dev.signet.oidc.profile.OfferedAlgorithms;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.registration.RegistrationConfig;
import dev.signet.oidc.token.Grant;
import dev.signet.oidc.userinfo.StandardClaims;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.token.ApiAudience;
import dev.signet.token.Issuer;
import io.quarkus.arc.All;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The provider's metadata (OpenID Connect Discovery 1.0 section 4, RFC 8414). It lists only what the server supports.
 */
@Path("/.well-known")
public class DiscoveryResource {
    private static final List<String> CLIENT_AUTH =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");

    /**
     * The scopes with a fixed name. Others contain an id, such as {@code urn:zitadel:iam:org:project:id:{id}:aud}, and
     * are not listed.
     */
    private static final List<String> SCOPES = Stream.concat(
                    StandardClaims.SCOPES.stream(), Stream.of(ApiAudience.SCOPE))
            .toList();

    private final Map<String, Object> metadata;

    DiscoveryResource(
            Issuer issuer,
            ProtocolRules rules,
            Signatures signatures,
            RegistrationConfig registration,
            OfferedAlgorithms offered,
            PageLanguages languages,
            @All List<Grant> grants) {
        List<String> algorithms = algorithms(offered, registration);
        Map<String, Object> all = endpoints(issuer, registration);
        all.put("scopes_supported", SCOPES);
        all.put("response_types_supported", List.of("code"));
        all.put(
                "response_modes_supported",
                Arrays.stream(ResponseMode.values()).map(ResponseMode::value).toList());
        all.put(
                "grant_types_supported",
                grants.stream().map(Grant::type).sorted().toList());
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", algorithms);
        all.put("userinfo_signing_alg_values_supported", algorithms);
        putClientAuthentication(all, rules, signatures);
        all.put("claims_supported", StandardClaims.NAMES);
        all.put("code_challenge_methods_supported", List.of("S256"));
        all.put("dpop_signing_alg_values_supported", names(rules.algorithms()));
        all.put(
                "prompt_values_supported",
                Arrays.stream(Prompt.values()).map(Prompt::value).toList());
        all.put("ui_locales_supported", languages.tags());
        all.put("authorization_response_iss_parameter_supported", true);
        all.put("backchannel_logout_supported", true);
        all.put("backchannel_logout_session_supported", true);
        all.put("require_pushed_authorization_requests", rules.pushedOnly());
        all.put("request_parameter_supported", true);
        all.put("require_signed_request_object", rules.signedOnly());
        all.put("request_object_signing_alg_values_supported", signatures.algorithms());
        all.put("request_uri_parameter_supported", false);
        all.put("claims_parameter_supported", true);
        all.put("claim_types_supported", List.of("normal"));
        all.put("acr_values_supported", AuthenticationContext.supported());
        this.metadata = Map.copyOf(all);
    }

    private static Map<String, Object> endpoints(Issuer issuer, RegistrationConfig registration) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", issuer.url());
        all.put("authorization_endpoint", Endpoint.AUTHORIZE.url(issuer));
        all.put("pushed_authorization_request_endpoint", Endpoint.PUSHED_AUTHORIZATION.url(issuer));
        all.put("token_endpoint", Endpoint.TOKEN.url(issuer));
        all.put("device_authorization_endpoint", Endpoint.DEVICE_AUTHORIZATION.url(issuer));
        all.put("introspection_endpoint", Endpoint.INTROSPECT.url(issuer));
        all.put("userinfo_endpoint", Endpoint.USERINFO.url(issuer));
        all.put("revocation_endpoint", Endpoint.REVOKE.url(issuer));
        all.put("end_session_endpoint", Endpoint.END_SESSION.url(issuer));
        all.put("jwks_uri", Endpoint.KEYS.url(issuer));
        if (registration.enabled()) {
            all.put("registration_endpoint", Endpoint.REGISTER.url(issuer));
        }
        return all;
    }

    private static void putClientAuthentication(Map<String, Object> all, ProtocolRules rules, Signatures signatures) {
        all.put("token_endpoint_auth_methods_supported", withNone(rules));
        all.put("token_endpoint_auth_signing_alg_values_supported", signatures.algorithms());
        all.put("introspection_endpoint_auth_methods_supported", confidential(rules));
        all.put("introspection_endpoint_auth_signing_alg_values_supported", signatures.algorithms());
        all.put("revocation_endpoint_auth_methods_supported", withNone(rules));
        all.put("revocation_endpoint_auth_signing_alg_values_supported", signatures.algorithms());
    }

    @GET
    @Path("/openid-configuration")
    public Response openidConfiguration() {
        return answer();
    }

    @GET
    @Path("/oauth-authorization-server")
    public Response oauthAuthorizationServer() {
        return answer();
    }

    // Always answers in JSON, whatever Accept says (RFC 9110 section 12.5.1 permits that).
    private Response answer() {
        return Response.ok(metadata, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    /**
     * The algorithms of ID tokens and signed userinfo. Only clients that register themselves can choose another
     * algorithm than the default.
     */
    private static List<String> algorithms(OfferedAlgorithms offered, RegistrationConfig registration) {
        return names(registration.enabled() ? offered.all() : List.of(offered.standard()));
    }

    private static List<String> names(List<SigningAlgorithm> algorithms) {
        return algorithms.stream().map(Enum::name).toList();
    }

    private static List<String> confidential(ProtocolRules rules) {
        return rules.fapi() ? List.of("private_key_jwt") : CLIENT_AUTH;
    }

    private static List<String> withNone(ProtocolRules rules) {
        return rules.fapi()
                ? confidential(rules)
                : Stream.concat(CLIENT_AUTH.stream(), Stream.of("none")).toList();
    }
}
