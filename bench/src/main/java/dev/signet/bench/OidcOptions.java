package dev.signet.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who gets tokens and who asks about them; cases whose parameters are missing are left out. */
final class OidcOptions {
    @Option(names = "--client-id", description = "A machine user's, for client_credentials.")
    @Nullable
    String clientId;

    @Option(names = "--client-secret", description = "The secret of --client-id.")
    @Nullable
    String clientSecret;

    @Option(
            names = "--scopes",
            split = ",",
            defaultValue = "openid",
            description = "Scopes of the tokens, for instance with an audience, comma-separated [${DEFAULT-VALUE}].")
    List<String> scopes = List.of();

    @Option(names = "--introspect-client-id", description = "An application's, for introspection.")
    @Nullable
    String introspectClientId;

    @Option(names = "--introspect-client-secret", description = "The secret of --introspect-client-id.")
    @Nullable
    String introspectClientSecret;

    @Option(
            names = "--access-token",
            description = "Introspected and shown at userinfo; if absent, one by client_credentials.")
    @Nullable
    String accessToken;
}
