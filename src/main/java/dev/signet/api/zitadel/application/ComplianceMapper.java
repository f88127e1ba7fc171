package dev.signet.api.zitadel.application;

import dev.signet.api.proto.zitadel.v1.LocalizedMessage;
import dev.signet.application.Compliance;
import java.util.List;
import java.util.Map;

/** The problems of a configuration: the key under which ZITADEL's console looks up a text, and an English text. */
final class ComplianceMapper {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry(Compliance.NOT_COMPLIANT, "The configuration violates OpenID Connect 1.0."),
            Map.entry(Compliance.NO_REDIRECT_URIS, "At least one redirect URI has to be registered."),
            Map.entry(
                    Compliance.REFRESH_WITHOUT_CODE,
                    "The grant type refresh token needs the grant type authorization code."),
            Map.entry(
                    Compliance.IMPLICIT_CUSTOM,
                    "With the grant type implicit no redirect URI may have a custom scheme."),
            Map.entry(
                    Compliance.IMPLICIT_HTTP, "With the grant type implicit no redirect URI may have the scheme http."),
            Map.entry(
                    Compliance.CODE_CUSTOM,
                    "Redirect URIs with a custom scheme are for applications of the type native only."),
            Map.entry(
                    Compliance.CODE_HTTP,
                    "Redirect URIs with the scheme http are for applications of the type web only."),
            Map.entry(
                    Compliance.NATIVE_HTTP,
                    "Redirect URIs of a native application with the scheme http must lead to localhost or a loopback"
                            + " address."),
            Map.entry(
                    Compliance.NATIVE_AUTH_METHOD,
                    "A native application cannot keep a secret; its authentication method should be none."),
            Map.entry(
                    Compliance.USER_AGENT_AUTH_METHOD,
                    "An application in a browser cannot keep a secret; its authentication method should be none."),
            Map.entry(Compliance.MIXED, "Not every redirect URI can be used with each of the grant types."),
            Map.entry(
                    Compliance.HTTP_NEEDS_DEV_MODE,
                    "Redirect URIs with the scheme http to other machines are refused unless dev mode is on."));

    private ComplianceMapper() {}

    static List<LocalizedMessage> problems(Compliance compliance) {
        return compliance.problems().stream()
                .map(key -> LocalizedMessage.newBuilder()
                        .setKey(key)
                        .setLocalizedMessage(TEXTS.getOrDefault(key, key))
                        .build())
                .toList();
    }
}
