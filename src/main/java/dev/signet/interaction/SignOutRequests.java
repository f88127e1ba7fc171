package dev.signet.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to sign out through the browser, as {@link SignInRequests} does for requests to sign in. If the
 * request names a session of another browser or none, it does not end a session by itself: a page asks the person first
 * (A-35).
 */
@Singleton
public final class SignOutRequests {
    /** The name of the parameter that carries a sealed request from page to page. */
    public static final String PARAMETER = "signOut";

    private static final String PURPOSE = "sign-out-request";
    private static final int MAX_LENGTH = 16_000;

    private final Seal seal;
    private final Clock clock;

    SignOutRequests(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** Seals the request, so that the browser can carry it from page to page. */
    public String seal(SignOutRequest request) {
        ObjectNode node = seal.object().put("created", request.createdAt().toEpochMilli());
        Seal.put(node, "session", request.sessionId());
        Seal.put(node, "actor", request.actorId());
        Seal.put(node, "client", request.clientId());
        Seal.put(node, "target", request.target());
        Seal.put(node, "locales", request.uiLocales());
        return seal.close(PURPOSE, node);
    }

    /** Opens a request that was sealed less than {@link SignInRequests#LIFETIME} ago. */
    public Optional<SignOutRequest> open(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return seal.open(PURPOSE, text)
                .map(SignOutRequests::read)
                .filter(request -> clock.instant().isBefore(request.createdAt().plus(SignInRequests.LIFETIME)));
    }

    private static SignOutRequest read(JsonNode node) {
        return new SignOutRequest(
                Seal.text(node, "session"),
                Seal.text(node, "actor"),
                Seal.text(node, "client"),
                Seal.text(node, "target"),
                Seal.texts(node, "locales"),
                Instant.ofEpochMilli(node.path("created").asLong()));
    }
}
