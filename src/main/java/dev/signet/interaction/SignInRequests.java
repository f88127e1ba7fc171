package dev.signet.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands requests to sign in through the browser. Nothing is stored, so a stranger who asks a million times leaves nothing
 * behind, and a person may take as long as the request lives.
 */
@Singleton
public final class SignInRequests {
    /** The name of the parameter that carries a sealed request between the pages. */
    public static final String PARAMETER = "authRequestID";

    /** The most characters of a sealed request: it has to fit into an address together with what else a page needs. */
    public static final int MAX_LENGTH = 8_000;

    /** What an answer adds at most. */
    private static final int OUTCOME = 200;

    /** How long a request may wait for its person. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final String PURPOSE = "sign-in-request";

    private final Seal seal;
    private final Clock clock;

    SignInRequests(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** The request as it travels; empty when it would be longer than {@link #MAX_LENGTH}. */
    public Optional<String> seal(SignInRequest request) {
        return Optional.of(travelling(request)).filter(text -> text.length() <= MAX_LENGTH);
    }

    /** A request that was sealed before, with what has become of it. */
    public String sealAgain(SignInRequest request) {
        return travelling(request);
    }

    private String travelling(SignInRequest request) {
        return seal.close(PURPOSE, written(request));
    }

    /** A request that is of this browser and has not expired. */
    public Optional<SignInRequest> find(@Nullable String text, String agentId) {
        return open(text)
                .filter(request -> request.agentId().equals(agentId))
                .filter(request -> clock.instant().isBefore(request.expiresAt()));
    }

    /** A request that this server sealed, also for another browser, and also when it has expired. */
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
        put(node, "home", request.answer().home());
        put(node, "hint", wishes.loginHint());
        put(node, "user", wishes.userId());
        put(node, "org", wishes.orgId());
        put(node, "session", request.sessionId());
        if (wishes.maxAge() != null) {
            node.put("age", wishes.maxAge());
        }
        if (request.declined()) {
            node.put("declined", true);
        }
        ArrayNode wanted = node.putArray("wanted");
        wishes.wanted().forEach(what -> wanted.add(what.name()));
        ArrayNode locales = node.putArray("locales");
        wishes.uiLocales().forEach(locales::add);
        ObjectNode details = node.putObject("details");
        request.details().forEach(details::put);
        return node;
    }

    private static SignInRequest read(JsonNode node) {
        Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);
        node.path("wanted").forEach(name -> wanted.add(Wanted.valueOf(name.asText())));
        List<String> locales = new ArrayList<>();
        node.path("locales").forEach(tag -> locales.add(tag.asText()));
        Map<String, String> details = new HashMap<>();
        node.path("details")
                .properties()
                .forEach(entry -> details.put(entry.getKey(), entry.getValue().asText()));
        JsonNode age = node.get("age");
        return new SignInRequest(
                node.path("id").asText(),
                node.path("agent").asText(),
                node.path("client").asText(),
                new SignInRequest.Return(node.path("path").asText(), text(node, "home")),
                new Wishes(
                        wanted,
                        age == null ? null : age.asLong(),
                        text(node, "hint"),
                        locales,
                        text(node, "user"),
                        text(node, "org")),
                details,
                text(node, "session"),
                node.path("declined").asBoolean(),
                Instant.ofEpochMilli(node.path("created").asLong()),
                Instant.ofEpochMilli(node.path("expires").asLong()));
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.asText();
    }
}
