package dev.signet.oidc.registration;

import dev.signet.application.ClientAddresses;
import dev.signet.outbound.OutboundGuard;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the addresses that a client registers, except those to which browsers are redirected and the back-channel
 * logout URI (RFC 7591 section 2).
 */
@Singleton
final class AddressChecks {
    private static final int MAX_LENGTH = 2_000;
    private static final String JWKS_URI = "jwks_uri";

    private final OutboundGuard guard;

    AddressChecks(OutboundGuard guard) {
        this.guard = guard;
    }

    ClientAddresses check(MetadataDocument document) {
        return new ClientAddresses(
                checkKeysAddress(document),
                checkLink(document, "client_uri"),
                checkLink(document, "policy_uri"),
                checkLink(document, "tos_uri"));
    }

    // The server fetches keys from this address. The guard checks at each call whether the address may be called, after
    // it has resolved the host name.
    private String checkKeysAddress(MetadataDocument document) {
        String text = document.text(JWKS_URI);
        if (text == null) {
            return "";
        }
        URI uri = parse(text);
        if (uri == null || uri.getRawFragment() != null || !(isHttps(uri) || isOnThisMachine(uri))) {
            throw invalid(JWKS_URI);
        }
        return text;
    }

    // People follow this link, so it must be https and cannot be a script.
    private static String checkLink(MetadataDocument document, String name) {
        String text = document.text(name);
        if (text == null) {
            return "";
        }
        URI uri = parse(text);
        if (uri == null || !isHttps(uri)) {
            throw invalid(name);
        }
        return text;
    }

    private boolean isOnThisMachine(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) && guard.allowsPlain(uri);
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static @Nullable URI parse(String text) {
        try {
            URI uri = new URI(text);
            boolean usable = text.length() <= MAX_LENGTH && uri.getHost() != null && uri.getRawUserInfo() == null;
            return usable ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static RuntimeException invalid(String name) {
        return MetadataDocument.invalid(
                name + " must be an address that begins with https://, without user information.");
    }
}
