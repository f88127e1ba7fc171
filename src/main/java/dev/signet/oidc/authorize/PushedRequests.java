package dev.signet.oidc.authorize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signet.application.Client;
import dev.signet.interaction.SignInRequests;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import dev.signet.jdbc.Sql;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.requestobject.RequestObjects;
import dev.signet.vault.Digests;
import dev.signet.vault.SealedSecrets;
import dev.signet.vault.password.TokenGenerator;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authorization requests that clients push (RFC 9126). They are checked when they arrive. A request is valid for ten
 * minutes and only for the client that pushed it, and is deleted when a code is issued for it (security rule 7). Until
 * then browsers may use it several times, because people reload pages.
 */
@Singleton
public final class PushedRequests {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";
    private static final String PURPOSE = "pushed_request";
    private static final int BITS = 256;

    /** Maximum length in bytes of the stored parameters: enough for a request with an ID token as a hint. */
    private static final int MOST_BYTES = 16_000;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final RequestChecks checks;
    private final RequestObjects objects;
    private final Database database;
    private final Digests digests;
    private final SealedSecrets sealed;
    private final SignInRequests signIns;
    private final TokenGenerator generator;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    PushedRequests(
            RequestChecks checks,
            RequestObjects objects,
            Database database,
            Digests digests,
            SealedSecrets sealed,
            SignInRequests signIns,
            TokenGenerator generator,
            Clock clock) {
        this.checks = checks;
        this.objects = objects;
        this.database = database;
        this.digests = digests;
        this.sealed = sealed;
        this.signIns = signIns;
        this.generator = generator;
        this.clock = clock;
    }

    /**
     * A reference to a pushed request.
     *
     * @param requestUri the URI that the browser sends in {@code request_uri}
     * @param digest digest of the secret part of the URI; the database stores only this digest
     */
    record Reference(String requestUri, String digest) {}

    /** A pushed request that was accepted. */
    public record Pushed(String requestUri, long lifetimeSeconds) {}

    /**
     * Checks a request of an authenticated client in the same way as the authorization endpoint and stores it.
     *
     * @param thumbprint thumbprint of the key of the request's DPoP proof; null without a proof
     */
    public Pushed push(Parameters sent, Client client, @Nullable String thumbprint) {
        rejectReference(sent);
        checkClient(sent, client);
        Parameters parameters = objects.read(sent, client);
        String redirectUri = parameters.require("redirect_uri");
        if (!client.allowsRedirect(redirectUri)) {
            throw ProtocolError.INVALID_REQUEST.because("The redirect_uri is not registered.");
        }
        RedirectTarget target = RedirectTarget.of(new RequestSource.Found(parameters, null), client, redirectUri);
        AuthRequest request = checks.check(target, "");
        checkKey(request, thumbprint);
        checkLength(request);
        Map<String, String> kept = parameters.only(RequestChecks.PARAMETERS);
        if (thumbprint != null) {
            kept.put("dpop_jkt", thumbprint);
        }
        return new Pushed(keep(kept, client), LIFETIME.toSeconds());
    }

    private String keep(Map<String, String> parameters, Client client) {
        byte[] text = text(parameters);
        if (text.length > MOST_BYTES) {
            throw ProtocolError.INVALID_REQUEST.because(
                    "The request is longer than " + MOST_BYTES + " bytes of parameters.");
        }
        String reference = generator.token(BITS);
        database.update(
                "insert into pushed_authorization_requests (digest, client_id, parameters, expires_at)"
                        + " values (?, ?, ?, ?)",
                digests.token(PURPOSE, reference),
                client.clientId(),
                sealed.sealUnder(PURPOSE, reference, text),
                clock.instant().plus(LIFETIME));
        return PREFIX + reference;
    }

    /** Whether the text has the form of a request URI issued here. */
    static boolean isPushed(String requestUri) {
        return requestUri.startsWith(PREFIX);
    }

    /**
     * The parameters of a pushed request; empty if it belongs to another client, has expired, or was deleted because it
     * was answered with a code or declined.
     */
    Optional<RequestSource.Found> find(String requestUri, String clientId) {
        String secret = requestUri.substring(PREFIX.length());
        Reference reference = new Reference(requestUri, digests.token(PURPOSE, secret));
        return database.first(
                "select parameters from pushed_authorization_requests"
                        + " where digest = ? and client_id = ? and expires_at > ?",
                row -> new RequestSource.Found(
                        Parameters.of(parameters(sealed.openUnder(PURPOSE, secret, row.text("parameters")))),
                        reference),
                reference.digest(),
                clientId,
                clock.instant());
    }

    /** Deletes the request, so that no browser can use it again. */
    static void useUp(Sql sql, String digest) {
        sql.update("delete from pushed_authorization_requests where digest = ?", digest);
    }

    /** Deletes a pushed request because it has been answered; does nothing for null, a request that was not pushed. */
    void end(@Nullable String digest) {
        if (digest != null) {
            useUp(database, digest);
        }
    }

    // RFC 9126 section 2.1: request_uri must not be sent in a pushed request
    private static void rejectReference(Parameters sent) {
        if (sent.find("request_uri").isPresent()) {
            throw ProtocolError.INVALID_REQUEST.because("A pushed request cannot refer to another.");
        }
    }

    private static void checkClient(Parameters sent, Client client) {
        if (sent.find("client_id").filter(id -> !id.equals(client.clientId())).isPresent()) {
            throw ProtocolError.INVALID_REQUEST.because("client_id is not that of the authenticated client.");
        }
    }

    private void checkLength(AuthRequest request) {
        if (signIns.seal(request.sealable()).isEmpty()) {
            throw ProtocolError.INVALID_REQUEST.because(AuthorizeResource.TOO_LONG);
        }
    }

    // RFC 9449 section 10.1: dpop_jkt and the DPoP proof must be about the same key
    private static void checkKey(AuthRequest request, @Nullable String thumbprint) {
        String asked = request.keyThumbprint();
        if (thumbprint != null && asked != null && !thumbprint.equals(asked)) {
            throw ProtocolError.INVALID_DPOP_PROOF.because(
                    "The proof was signed with another key than the one in dpop_jkt.");
        }
    }

    private byte[] text(Map<String, String> parameters) {
        try {
            return json.writeValueAsBytes(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    private Map<String, String> parameters(byte[] text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (IOException e) {
            throw new IllegalStateException("stored parameters are not JSON", e);
        }
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        ExpiredRows.delete(database, "pushed_authorization_requests", "expires_at < now() - interval '30 minutes'");
    }
}
