package dev.signet.oidc.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code claims} parameter (OpenID Connect Core 5.5). Its members {@code id_token} and {@code userinfo} are read;
 * other members are ignored.
 *
 * @param idToken the claims requested for the ID token, by name
 * @param userinfo the claims requested for userinfo, by name
 * @param text the parameter as it was sent; null without one
 */
public record ClaimsRequest(
        Map<String, RequestedClaim> idToken,
        Map<String, RequestedClaim> userinfo,
        @Nullable String text) {
    private static final ClaimsRequest NONE = new ClaimsRequest(Map.of(), Map.of(), null);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public ClaimsRequest {
        idToken = Map.copyOf(idToken);
        userinfo = Map.copyOf(userinfo);
    }

    /** Reads the parameter, which may be null. Throws {@code invalid_request} if it is malformed. */
    public static ClaimsRequest of(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        JsonNode all = json(text);
        if (!all.isObject()) {
            throw malformed("it is not a JSON object");
        }
        return new ClaimsRequest(claims(all.get("id_token")), claims(all.get("userinfo")), text);
    }

    /** The names of those {@code known} claims that are requested for the ID token. */
    public List<String> inIdToken(Set<String> known) {
        return idToken.keySet().stream().filter(known::contains).sorted().toList();
    }

    /** The names of those {@code known} claims that are requested for userinfo. */
    public List<String> inUserinfo(Set<String> known) {
        return userinfo.keySet().stream().filter(known::contains).sorted().toList();
    }

    /**
     * The id of the only user that the response may be about, from the requested value of {@code sub} (5.5.1); empty
     * for any user. Throws {@code invalid_request} if the request names several users.
     */
    public Optional<String> subject() {
        List<String> subjects = Stream.of(idToken, userinfo)
                .map(claims -> claims.getOrDefault("sub", RequestedClaim.VOLUNTARY))
                .flatMap(claim -> claim.values().stream())
                .distinct()
                .toList();
        if (subjects.size() > 1) {
            throw ProtocolError.INVALID_REQUEST.because("The claims parameter names several users.");
        }
        return subjects.stream().findFirst();
    }

    /**
     * Whether one of these {@code acr} values satisfies the request (5.5.1.1). A request for {@code acr} that is not
     * marked as essential is always satisfied.
     *
     * @param reachable the values that a sign-in at this server can have
     */
    public boolean admits(List<String> reachable) {
        return Stream.of(idToken, userinfo)
                .map(claims -> claims.getOrDefault("acr", RequestedClaim.VOLUNTARY))
                .filter(RequestedClaim::essential)
                .allMatch(acr -> acr.values().isEmpty() || acr.values().stream().anyMatch(reachable::contains));
    }

    /** The values of {@code acr} that are requested as essential, of the ID token and the userinfo response together. */
    public List<String> essentialAcr() {
        return Stream.of(idToken, userinfo)
                .map(claims -> claims.getOrDefault("acr", RequestedClaim.VOLUNTARY))
                .filter(RequestedClaim::essential)
                .flatMap(acr -> acr.values().stream())
                .toList();
    }

    private static Map<String, RequestedClaim> claims(@Nullable JsonNode member) {
        if (member == null || member.isNull()) {
            return Map.of();
        }
        if (!member.isObject()) {
            throw malformed("id_token and userinfo must be JSON objects");
        }
        Map<String, RequestedClaim> claims = new LinkedHashMap<>();
        member.properties().forEach(claim -> claims.put(claim.getKey(), claim(claim.getValue())));
        return claims;
    }

    private static RequestedClaim claim(JsonNode wish) {
        if (wish.isNull()) {
            return RequestedClaim.VOLUNTARY;
        }
        JsonNode essential = wish.path("essential");
        JsonNode values = wish.path("values");
        if (!wish.isObject()
                || !(essential.isMissingNode() || essential.isBoolean())
                || !(values.isMissingNode() || values.isArray())) {
            throw malformed("each claim is null or has essential, value or values");
        }
        List<String> texts = new ArrayList<>();
        if (wish.hasNonNull("value")) {
            texts.add(wish.get("value").asText());
        }
        values.forEach(value -> texts.add(value.asText()));
        return new RequestedClaim(essential.asBoolean(false), texts);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed("it is not JSON");
        }
    }

    private static ProtocolException malformed(String reason) {
        return ProtocolError.INVALID_REQUEST.because("The claims parameter is malformed: " + reason + ".");
    }
}
