package dev.signet.oidc;

import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.throttling.Limit;
import dev.signet.throttling.Throttle;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/**
 * Limits what unauthenticated callers can make the server store. Anybody who knows the id of a client without a secret
 * can push authorization requests and start device authorizations for it, and each is a database row for some minutes
 * (A-36).
 */
@Singleton
public final class AnonymousCalls {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Throttle throttle;
    private final Limit limit;

    AnonymousCalls(Throttle throttle, ProtocolConfig config) {
        this.throttle = throttle;
        this.limit = Limit.configured(
                "signet.oidc.max-anonymous-requests", "anonymous-request", config.maxAnonymousRequests(), WINDOW);
    }

    /**
     * Counts a call of a client that has no credentials; calls of other clients are not counted.
     *
     * @throws ProtocolException with status 429 after too many calls for one client from one network (RFC 9126 section
     *     2.3)
     */
    public void begins(Client client, HttpServerRequest http) {
        if (client.authMethod() != AuthMethod.NONE) {
            return;
        }
        SocketAddress address = http.remoteAddress();
        String clientIp = address == null ? null : address.hostAddress();
        throttle.attemptFrom(limit, client.clientId(), clientIp).ifPresent(refusal -> {
            throw ProtocolError.TEMPORARILY_UNAVAILABLE
                    .because("Too many requests of this client from this network.")
                    .withStatus(TOO_MANY_REQUESTS)
                    .with(HttpHeaders.RETRY_AFTER, Long.toString(refusal.seconds()));
        });
    }
}
