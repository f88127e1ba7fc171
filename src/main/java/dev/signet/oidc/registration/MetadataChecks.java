package dev.signet.oidc.registration;

import dev.signet.application.AppType;
import dev.signet.application.AuthMethod;
import dev.signet.application.GrantType;
import dev.signet.application.RegisteredClients;
import dev.signet.application.ResponseAlgorithms;
import dev.signet.oidc.profile.OfferedAlgorithms;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.signingkey.SigningAlgorithm;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks client metadata; the first broken rule determines the error (RFC 7591 section 2, OpenID Connect Registration
 * 2). Unknown members are ignored.
 */
@Singleton
final class MetadataChecks {
    /**
     * The grants that a client can register for. Client credentials are missing, because only machine users have them,
     * and token exchange, because an operator must trust a client with it.
     */
    private static final Set<GrantType> GRANTS =
            EnumSet.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.DEVICE_CODE);

    private static final List<String> NOT_SUPPORTED = List.of(
            "sector_identifier_uri",
            "userinfo_encrypted_response_alg",
            "userinfo_encrypted_response_enc",
            "id_token_encrypted_response_alg",
            "id_token_encrypted_response_enc",
            "request_object_encryption_alg",
            "request_object_encryption_enc",
            "introspection_encrypted_response_alg");

    private final OfferedAlgorithms offered;
    private final AddressChecks addresses;

    MetadataChecks(OfferedAlgorithms offered, AddressChecks addresses) {
        this.offered = offered;
        this.addresses = addresses;
    }

    ClientMetadata check(MetadataDocument document) {
        rejectUnsupported(document);
        checkResponseTypes(document);
        List<GrantType> grants = checkGrantTypes(document);
        String type = checkApplicationType(document);
        AuthMethod method = checkAuthMethod(document);
        RegisteredClients.Details details = new RegisteredClients.Details(
                checkKeys(document, method),
                addresses.check(document),
                new ResponseAlgorithms(
                        checkAlgorithm(document, "id_token_signed_response_alg"),
                        checkAlgorithm(document, "userinfo_signed_response_alg")));
        return new ClientMetadata(
                document.text("client_name"),
                checkRedirectUris(document, grants),
                document.texts("post_logout_redirect_uris"),
                grants,
                appType(type, method),
                method,
                checkLogoutUri(document),
                details);
    }

    static String nameOf(AuthMethod method) {
        return switch (method) {
            case BASIC -> "client_secret_basic";
            case POST -> "client_secret_post";
            case PRIVATE_KEY_JWT -> "private_key_jwt";
            case NONE -> "none";
        };
    }

    private static void rejectUnsupported(MetadataDocument document) {
        for (String name : NOT_SUPPORTED) {
            if (document.has(name)) {
                throw MetadataDocument.invalid(name + " is not supported.");
            }
        }
        String subjectType = document.text("subject_type");
        if (subjectType != null && !subjectType.equals("public")) {
            throw MetadataDocument.invalid("The only supported subject_type is public.");
        }
    }

    // The algorithm none is refused, because it is never among the offered algorithms.
    private @Nullable SigningAlgorithm checkAlgorithm(MetadataDocument document, String name) {
        String asked = document.text(name);
        return asked == null
                ? null
                : SigningAlgorithm.named(asked)
                        .filter(offered.all()::contains)
                        .orElseThrow(() -> MetadataDocument.invalid(name + " must be one of " + offered.all() + "."));
    }

    // Only the code flow, because tokens are never sent through the browser (RFC 9700 section 2.1.2).
    private static void checkResponseTypes(MetadataDocument document) {
        List<String> types = document.texts("response_types");
        if (!types.isEmpty() && !types.equals(List.of("code"))) {
            throw MetadataDocument.invalid("The only supported response type is code.");
        }
    }

    private static List<GrantType> checkGrantTypes(MetadataDocument document) {
        List<String> asked = document.texts("grant_types");
        List<GrantType> grants = new ArrayList<>();
        for (String value : asked.isEmpty() ? List.of(GrantType.AUTHORIZATION_CODE.value()) : asked) {
            grants.add(GRANTS.stream()
                    .filter(grant -> grant.value().equals(value))
                    .findFirst()
                    .orElseThrow(() -> MetadataDocument.invalid("A client can register for the grants "
                            + String.join(
                                    ", ", GRANTS.stream().map(GrantType::value).toList()) + ".")));
        }
        if (!grants.contains(GrantType.AUTHORIZATION_CODE) && !grants.contains(GrantType.DEVICE_CODE)) {
            throw MetadataDocument.invalid(
                    "grant_types must contain authorization_code or urn:ietf:params:oauth:grant-type:device_code.");
        }
        return grants;
    }

    private static String checkApplicationType(MetadataDocument document) {
        String type = document.text("application_type");
        if (type != null && !type.equals("web") && !type.equals("native")) {
            throw MetadataDocument.invalid("application_type must be web or native.");
        }
        return type == null ? "web" : type;
    }

    private static AuthMethod checkAuthMethod(MetadataDocument document) {
        String asked = document.text("token_endpoint_auth_method");
        if (asked == null) {
            return AuthMethod.BASIC;
        }
        for (AuthMethod method : AuthMethod.values()) {
            if (nameOf(method).equals(asked)) {
                return method;
            }
        }
        throw MetadataDocument.invalid("token_endpoint_auth_method must be client_secret_basic, client_secret_post,"
                + " private_key_jwt or none.");
    }

    private static List<RegisteredClients.Key> checkKeys(MetadataDocument document, AuthMethod method) {
        String jwks = document.json("jwks");
        boolean published = document.has("jwks_uri");
        if (jwks != null && published) {
            throw MetadataDocument.invalid("jwks and jwks_uri exclude each other.");
        }
        if (jwks == null && !published && method == AuthMethod.PRIVATE_KEY_JWT) {
            throw MetadataDocument.invalid("private_key_jwt needs jwks or jwks_uri.");
        }
        return jwks == null ? List.of() : ClientJwks.read(jwks);
    }

    private static List<String> checkRedirectUris(MetadataDocument document, List<GrantType> grants) {
        List<String> uris = document.texts("redirect_uris");
        if (uris.isEmpty() && grants.contains(GrantType.AUTHORIZATION_CODE)) {
            throw ProtocolError.INVALID_REDIRECT_URI.because("redirect_uris is missing.");
        }
        return uris;
    }

    // The server calls this address and sends a token to it, so it must use https. The guard checks the IP address at
    // each call.
    private static String checkLogoutUri(MetadataDocument document) {
        String uri = document.text("backchannel_logout_uri");
        if (uri == null) {
            return "";
        }
        if (!uri.regionMatches(true, 0, "https://", 0, 8)) {
            throw MetadataDocument.invalid("backchannel_logout_uri must begin with https://.");
        }
        return uri;
    }

    private static AppType appType(String type, AuthMethod method) {
        if (type.equals("native")) {
            return AppType.NATIVE;
        }
        return method == AuthMethod.NONE ? AppType.USER_AGENT : AppType.WEB;
    }
}
