package dev.signet.api.http;

import dev.signet.interaction.Caller;
import dev.signet.kernel.Setting;
import io.quarkus.runtime.Startup;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address of the client behind trusted proxies, and passes it on to {@link Caller#address}.
 *
 * <p>Each proxy appends the address from which it got the request. Only what trusted proxies appended is true: the
 * addresses are therefore read from the last one, and the first that is not a trusted proxy is the client. Whatever
 * stands before it came from the client and is ignored. Without trusted proxies no such header is honoured.
 */
@Startup(Setting.CHECKED)
@Singleton
final class ForwardedFor {
    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED = "Forwarded";

    /** The parameter {@code for} of a hop (RFC 7239 section 4). */
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;]*)");

    /** An IP address, which may have a port; one of version 6 then stands in brackets (RFC 7239 section 6). */
    private static final Pattern NODE =
            Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::\\d+)?|([0-9.]+)(?::\\d+)?|([0-9A-Fa-f:.]+)");

    private final List<AddressRange> proxies;
    private final ProxyConfig.Header header;

    ForwardedFor(ProxyConfig config) {
        this.proxies = AddressRange.configured(
                ProxyConfig.TRUSTED, config.trustedProxies().orElse(List.of()));
        this.header = config.forwardedHeader();
    }

    void mount(@Observes Router router) {
        router.route().order(RouteOrder.CLIENT_ADDRESS).handler(this::resolve);
    }

    private void resolve(RoutingContext routing) {
        MultiMap headers = routing.request().headers();
        headers.remove(Caller.CLIENT_ADDRESS);
        if (!proxies.isEmpty()) {
            String client = client(routing.request());
            if (client != null) {
                headers.set(Caller.CLIENT_ADDRESS, client);
            }
        }
        routing.next();
    }

    private @Nullable String client(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        String address = peer == null ? null : peer.hostAddress();
        return address == null ? null : client(address, hops(request.headers()));
    }

    /**
     * Returns the address of the client.
     *
     * @param peer the address from which the connection comes
     * @param hops what the proxies said, in the order in which they appended it
     */
    String client(String peer, List<String> hops) {
        String nearest = peer;
        for (String hop : hops.reversed()) {
            if (!isTrusted(nearest)) {
                return nearest;
            }
            String next = address(hop);
            if (next == null) {
                return nearest; // "unknown", or a name that only the proxy understands
            }
            nearest = next;
        }
        return nearest;
    }

    private boolean isTrusted(String address) {
        InetAddress literal = InetAddress.ofLiteral(address);
        return proxies.stream().anyMatch(range -> range.contains(literal));
    }

    private List<String> hops(MultiMap headers) {
        List<String> hops = new ArrayList<>();
        String name = switch (header) {
            case X_FORWARDED_FOR -> X_FORWARDED_FOR;
            case FORWARDED -> FORWARDED;
        };
        for (String line : headers.getAll(name)) {
            for (String element : line.split(",", -1)) {
                hops.add(header == ProxyConfig.Header.FORWARDED ? parameterFor(element) : element.strip());
            }
        }
        return hops;
    }

    private static String parameterFor(String element) {
        Matcher matcher = FOR.matcher(element);
        return matcher.find() ? matcher.group(1).strip().replace("\"", "") : "";
    }

    private static @Nullable String address(String node) {
        Matcher matcher = NODE.matcher(node);
        if (!matcher.matches()) {
            return null;
        }
        String literal = matcher.group(1) != null
                ? matcher.group(1)
                : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        try {
            return InetAddress.ofLiteral(literal).getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
