package dev.signet.interaction;

import dev.signet.kernel.Actor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Describes the client that sent an HTTP request, for the event log and for limits of attempts. */
public final class Caller {
    /** The maximum length of a user agent that is recorded, in characters. */
    public static final int MAX_USER_AGENT = 256;

    /**
     * A header of the request in which the server itself passes on the address of a client behind a trusted proxy; it is
     * removed from what clients send.
     */
    public static final String CLIENT_ADDRESS = "x-signet-client-address";

    /** The header with the id of a request, which the server sets on every request that has none. */
    public static final String REQUEST_ID = "x-request-id";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Caller() {}

    /** The actor of a change that this request makes. */
    public static Actor actor(String id, HttpServerRequest http) {
        return new Actor(id, address(http), userAgent(http.getHeader("User-Agent")), http.getHeader(REQUEST_ID));
    }

    /**
     * The client's IP address: what a proxy among {@code signet.trusted-proxies} says, or else that of the connection;
     * null if the connection has none.
     */
    public static @Nullable String address(HttpServerRequest http) {
        String behindProxy = http.getHeader(CLIENT_ADDRESS);
        if (behindProxy != null) {
            return behindProxy;
        }
        SocketAddress address = http.remoteAddress();
        return address == null ? null : address.hostAddress();
    }

    /**
     * The user agent as it is recorded: one line of at most {@value #MAX_USER_AGENT} characters; null if there is none.
     */
    public static @Nullable String userAgent(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String cut = header.length() <= MAX_USER_AGENT ? header : header.substring(0, MAX_USER_AGENT);
        String line = CONTROL.matcher(cut).replaceAll(" ").strip();
        return line.isEmpty() ? null : line;
    }
}
