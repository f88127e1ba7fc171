package dev.signet.oidc.profile;

import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.interaction.Caller;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.Setting;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.throttling.Limit;
import dev.signet.throttling.Throttle;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/**
 * Limits how much clients can make the server store. A pushed authorization request and a device authorization are each
 * a database row for some minutes. If a client does not authenticate, anyone who knows its id can create such rows
 * so its requests are limited for each network that they come from. A client that authenticates has a higher
 * limit for all networks together.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class RequestLimits {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Throttle throttle;
    private final Limit ofStrangers;
    private final Limit ofClients;

    RequestLimits(Throttle throttle, ProtocolConfig config) {
        this.throttle = throttle;
        this.ofStrangers = Limit.configured(
                "signet.oidc.max-anonymous-requests", "anonymous-request", config.maxAnonymousRequests(), WINDOW);
        this.ofClients = Limit.configured(
                "signet.oidc.max-client-requests", "client-request", config.maxClientRequests(), WINDOW);
    }

    /**
     * Counts a pushed authorization request or device authorization: for the client and the caller's network if the
     * client does not authenticate, otherwise for the client as a whole.
     *
     * @throws ProtocolException with status 429 if the limit is exceeded (RFC 9126 section 2.3)
     */
    public void begins(Client client, HttpServerRequest http) {
        if (client.authMethod() != AuthMethod.NONE) {
            throttle.attempt(ofClients, client.clientId())
                    .ifPresent(refusal -> refuse("Too many requests of this client.", refusal));
            return;
        }
        throttle.attemptFrom(ofStrangers, client.clientId(), Caller.address(http))
                .ifPresent(refusal -> refuse("Too many requests of this client from this network.", refusal));
    }

    private static void refuse(String because, DomainError refusal) {
        throw ProtocolError.TEMPORARILY_UNAVAILABLE
                .because(because)
                .withStatus(TOO_MANY_REQUESTS)
                .with(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(refusal.retryAfterSeconds().orElseThrow()));
    }
}
