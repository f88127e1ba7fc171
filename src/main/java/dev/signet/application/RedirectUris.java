package dev.signet.application;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules for redirect URIs and origins.
 *
 * <p>An address that no client may ever use is refused in the configuration. An address that is only bad practice is
 * stored and reported as a compliance problem, as in ZITADEL, but refused when a request uses it.
 */
final class RedirectUris {
    /** Schemes that make a browser run or show content from the URI itself, or read local data (attack A-17). */
    private static final Set<String> DANGEROUS_SCHEMES =
            Set.of("javascript", "data", "vbscript", "file", "filesystem", "blob", "about", "view-source");

    private static final Pattern LOOPBACK_HOST =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private RedirectUris() {}

    /**
     * Tells whether a client may register this address. It must be absolute, without fragment and user information, and
     * its scheme must not be one of {@link #DANGEROUS_SCHEMES} (RFC 6749 section 3.1.2, attacks ).
     */
    static boolean isRegistrable(String text) {
        URI uri = parse(text);
        if (uri == null || uri.getRawFragment() != null || DANGEROUS_SCHEMES.contains(scheme(uri))) {
            return false;
        }
        String authority = uri.getRawAuthority();
        return (authority == null || authority.indexOf('@') < 0) && (!isHttp(uri) || uri.getHost() != null);
    }

    /** Tells whether this is an origin (RFC 6454): a scheme, a host, optionally a port, and nothing else. */
    static boolean isOrigin(String text) {
        URI uri = parse(text);
        return uri != null
                && uri.getHost() != null
                && uri.getRawPath().isEmpty()
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    /**
     * Tells whether the server may call this address: https always, plain http only for a loopback address or in dev
     * mode.
     */
    static boolean isCallable(String text, boolean devMode) {
        URI uri = parse(text);
        return uri != null
                && isRegistrable(text)
                && (scheme(uri).equals("https") || (isHttp(uri) && (devMode || isLoopback(uri))));
    }

    /**
     * Tells whether the response to a request may be sent to the address that the request asks for. It must be one of
     * the registered addresses; for a native client, the port of an http loopback address may differ (RFC 8252 section
     * 7.3).
     */
    static boolean allows(List<String> registered, String asked, AppType type, boolean devMode) {
        boolean known = registered.contains(asked)
                || (type == AppType.NATIVE && registered.stream().anyMatch(one -> differInPortOnly(one, asked)));
        return known && isRegistrable(asked) && isUsable(asked, type, devMode);
    }

    /** Returns the origins of the http and https addresses, and the additional ones. */
    static Set<String> origins(List<String> addresses, List<String> additional) {
        Set<String> origins = new LinkedHashSet<>();
        for (String text : addresses) {
            URI uri = parse(text);
            if (uri != null && isHttp(uri) && uri.getHost() != null) {
                origins.add(origin(uri));
            }
        }
        for (String text : additional) {
            URI uri = parse(text);
            origins.add(uri == null || uri.getHost() == null ? text : origin(uri));
        }
        return origins;
    }

    static boolean isHttps(String text) {
        URI uri = parse(text);
        return uri != null && scheme(uri).equals("https");
    }

    static boolean isPlainHttp(String text) {
        URI uri = parse(text);
        return uri != null && scheme(uri).equals("http");
    }

    /**
     * Tells whether this is an http address of the machine on which the browser runs (RFC 8252 section 7.3;
     * {@code localhost} is accepted as in ZITADEL).
     */
    static boolean isHttpLoopback(String text) {
        URI uri = parse(text);
        return uri != null && scheme(uri).equals("http") && isLoopback(uri);
    }

    private static boolean isUsable(String text, AppType type, boolean devMode) {
        if (isHttps(text)) {
            return true;
        }
        return isPlainHttp(text) ? devMode || isHttpLoopback(text) : type == AppType.NATIVE;
    }

    private static boolean differInPortOnly(String registered, String asked) {
        URI one = parse(registered);
        URI other = parse(asked);
        return one != null
                && other != null
                && isHttpLoopback(registered)
                && isHttpLoopback(asked)
                && withoutPort(one).equals(withoutPort(other));
    }

    private static String withoutPort(URI uri) {
        String query = uri.getRawQuery();
        return uri.getHost() + uri.getRawPath() + (query == null ? "" : "?" + query);
    }

    private static String origin(URI uri) {
        String origin = scheme(uri) + "://" + uri.getHost().toLowerCase(Locale.ROOT);
        boolean standard = isHttp(uri) && uri.getPort() == (scheme(uri).equals("https") ? 443 : 80);
        return uri.getPort() < 0 || standard ? origin : origin + ":" + uri.getPort();
    }

    private static boolean isLoopback(URI uri) {
        String host = uri.getHost();
        return host != null && LOOPBACK_HOST.matcher(host).matches() && uri.getRawUserInfo() == null;
    }

    private static boolean isHttp(URI uri) {
        return scheme(uri).equals("https") || scheme(uri).equals("http");
    }

    private static String scheme(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    /** Parses an absolute URI of printable ASCII; null for anything else. */
    private static @Nullable URI parse(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < '\u007f')) {
            return null;
        }
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
