package dev.signet.oidc.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Normalizes a request's URL for the comparison with {@code htu}, and leaves out query and fragment (RFC 3986 section
 * 6.2).
 */
final class HttpUri {
    private static final String UNRESERVED = "-._~";

    private HttpUri() {}

    /** The normal form; empty for anything but an absolute http or https URL. */
    static Optional<String> normalized(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            if (host == null || uri.getRawUserInfo() != null || !(scheme.equals("https") || scheme.equals("http"))) {
                return Optional.empty();
            }
            int standard = scheme.equals("https") ? 443 : 80;
            String port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
            String path = unescaped(uri.normalize().getRawPath());
            return Optional.of(scheme + "://" + host.toLowerCase(Locale.ROOT) + port + (path.isEmpty() ? "/" : path));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Decodes escapes of unreserved characters and puts the remaining escapes in upper case (sections 6.2.2.1,
     * 6.2.2.2).
     */
    private static String unescaped(String path) {
        StringBuilder normal = new StringBuilder(path.length());
        int i = 0;
        while (i < path.length()) {
            char c = path.charAt(i);
            if (c != '%') {
                normal.append(c);
                i++;
                continue;
            }
            // URI has checked that two hexadecimal digits follow
            int code = HexFormat.fromHexDigits(path, i + 1, i + 3);
            if (isUnreserved(code)) {
                normal.append((char) code);
            } else {
                normal.append(path.substring(i, i + 3).toUpperCase(Locale.ROOT));
            }
            i += 3;
        }
        return normal.toString();
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }
}
