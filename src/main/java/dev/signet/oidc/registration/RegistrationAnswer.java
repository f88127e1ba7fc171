package dev.signet.oidc.registration;

import dev.signet.application.AppType;
import dev.signet.application.ClientAddresses;
import dev.signet.application.GrantType;
import dev.signet.application.OidcConfig;
import dev.signet.application.ResponseAlgorithms;
import dev.signet.application.ResponseType;
import dev.signet.oidc.profile.OfferedAlgorithms;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.userinfo.StandardClaims;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the responses that describe a registered client to itself (RFC 7591 section 3.2.1, RFC 7592 section 3). */
@Singleton
final class RegistrationAnswer {
    private final OfferedAlgorithms offered;
    private final Issuer issuer;

    RegistrationAnswer(OfferedAlgorithms offered, Issuer issuer) {
        this.offered = offered;
        this.issuer = issuer;
    }

    Response of(Response.Status status, Registrations.Registration registration) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(json(registration))
                .build();
    }

    /**
     * The scopes that the client may request (RFC 7591 section 2). The scope of this server's own API is never among
     * them, because a client can use it only after an administrator has allowed it.
     */
    private static String scopes(OidcConfig config) {
        boolean mayRefresh = config.grantTypes().contains(GrantType.REFRESH_TOKEN);
        return StandardClaims.SCOPES.stream()
                .filter(scope -> mayRefresh || !scope.equals("offline_access"))
                .collect(Collectors.joining(" "));
    }

    private Map<String, Object> json(Registrations.Registration registration) {
        OidcConfig config = registration.config();
        String clientId = registration.view().clientId();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client_id", clientId);
        json.put("client_id_issued_at", registration.view().createdAt().getEpochSecond());
        String secret = registration.secret();
        if (secret != null) {
            json.put("client_secret", secret);
            json.put("client_secret_expires_at", 0);
        }
        json.put("registration_access_token", registration.token());
        json.put("registration_client_uri", Endpoint.REGISTER.url(issuer) + '/' + clientId);
        json.put("client_name", registration.view().name());
        json.put("application_type", config.appType() == AppType.NATIVE ? "native" : "web");
        json.put("redirect_uris", config.redirectUris());
        json.put("post_logout_redirect_uris", config.postLogoutRedirectUris());
        json.put(
                "response_types",
                config.responseTypes().stream().map(ResponseType::value).toList());
        json.put(
                "grant_types",
                config.grantTypes().stream().map(GrantType::value).toList());
        json.put("scope", scopes(config));
        json.put("token_endpoint_auth_method", MetadataChecks.nameOf(config.authMethod()));
        putAlgorithms(json, registration.algorithms());
        putAddresses(json, config, registration.view().addresses());
        if (!registration.keys().isEmpty()) {
            json.put(
                    "jwks",
                    Map.of(
                            "keys",
                            registration.keys().stream().map(ClientJwks::jwk).toList()));
        }
        return json;
    }

    private void putAlgorithms(Map<String, Object> json, ResponseAlgorithms algorithms) {
        SigningAlgorithm idToken = algorithms.idToken() == null ? offered.standard() : algorithms.idToken();
        json.put("id_token_signed_response_alg", idToken.name());
        SigningAlgorithm userinfo = algorithms.userinfo();
        if (userinfo != null) {
            json.put("userinfo_signed_response_alg", userinfo.name());
        }
    }

    private static void putAddresses(Map<String, Object> json, OidcConfig config, ClientAddresses addresses) {
        putAddress(json, "backchannel_logout_uri", config.backChannelLogoutUri());
        putAddress(json, "jwks_uri", addresses.jwksUri());
        putAddress(json, "client_uri", addresses.clientUri());
        putAddress(json, "policy_uri", addresses.policyUri());
        putAddress(json, "tos_uri", addresses.tosUri());
    }

    private static void putAddress(Map<String, Object> json, String name, String address) {
        if (!address.isEmpty()) {
            json.put(name, address);
        }
    }
}
