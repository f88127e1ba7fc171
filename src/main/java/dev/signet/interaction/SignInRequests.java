package dev.signet.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to sign in through the browser. The server stores nothing, so a stranger who sends a million
 * requests leaves nothing behind, and a person has until the request expires to sign in.
 */
@Singleton
public final class SignInRequests {
    /** The name of the parameter that carries a sealed request from page to page. */
    public static final String PARAMETER = "authRequestID";

    /**
     * The maximum length of a sealed request, in characters: it has to fit into a URL together with the page's other
     * parameters.
     */
    public static final int MAX_LENGTH = 8_000;

    /** How many characters the outcome can add to a sealed request. */
    private static final int OUTCOME = 200;

    /**
     * How long a request of an application is valid. A request that a page of this server creates may expire earlier.
     */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final String PURPOSE = "sign-in-request";

    private final Seal seal;
    private final Clock clock;

    SignInRequests(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** Seals a new request; empty if the result is longer than {@link #MAX_LENGTH}. */
    public Optional<String> seal(SignInRequest request) {
        return Optional.of(sealAgain(request)).filter(text -> text.length() <= MAX_LENGTH);
    }

    /** Seals a request that was opened before, together with its outcome if there is one. */
    public String sealAgain(SignInRequest request) {
        return seal.close(PURPOSE, written(request));
    }

    /** Opens a request that belongs to this browser and has not expired. */
    public Optional<SignInRequest> find(@Nullable String text, String agentId) {
        return open(text)
                .filter(request -> request.agentId().equals(agentId))
                .filter(request -> clock.instant().isBefore(request.expiresAt()));
    }

    /** Opens any request that this server sealed, even one of another browser or one that has expired. */
    public Optional<SignInRequest> open(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH + OUTCOME) {
            return Optional.empty();
        }
        return seal.open(PURPOSE, text).map(SignInRequests::read);
    }

    private ObjectNode written(SignInRequest request) {
        ObjectNode node = seal.object()
                .put("id", request.id())
                .put("agent", request.agentId())
                .put("client", request.clientId())
                .put("path", request.answer().path())
                .put("created", request.createdAt().toEpochMilli())
                .put("expires", request.expiresAt().toEpochMilli());
        Wishes wishes = request.wishes();
        Seal.put(node, "home", request.answer().home());
        Seal.put(node, "hint", wishes.loginHint());
        Seal.put(node, "user", wishes.userId());
        Seal.put(node, "org", wishes.orgId());
        Seal.put(node, "session", request.sessionId());
        if (wishes.maxAge() != null) {
            node.put("age", wishes.maxAge());
        }
        if (request.declined()) {
            node.put("declined", true);
        }
        ArrayNode wanted = node.putArray("wanted");
        wishes.wanted().forEach(what -> wanted.add(what.name()));
        Seal.put(node, "locales", wishes.uiLocales());
        ObjectNode details = node.putObject("details");
        request.details().forEach(details::put);
        return node;
    }

    private static SignInRequest read(JsonNode node) {
        Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);
        node.path("wanted").forEach(name -> wanted.add(Wanted.valueOf(name.asText())));
        Map<String, String> details = new HashMap<>();
        node.path("details")
                .properties()
                .forEach(entry -> details.put(entry.getKey(), entry.getValue().asText()));
        JsonNode age = node.get("age");
        return new SignInRequest(
                node.path("id").asText(),
                node.path("agent").asText(),
                node.path("client").asText(),
                new SignInRequest.Return(node.path("path").asText(), Seal.text(node, "home")),
                new Wishes(
                        wanted,
                        age == null ? null : age.asLong(),
                        Seal.text(node, "hint"),
                        Seal.texts(node, "locales"),
                        Seal.text(node, "user"),
                        Seal.text(node, "org")),
                details,
                Seal.text(node, "session"),
                node.path("declined").asBoolean(),
                Instant.ofEpochMilli(node.path("created").asLong()),
                Instant.ofEpochMilli(node.path("expires").asLong()));
    }
}
