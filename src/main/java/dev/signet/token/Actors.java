package dev.signet.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Those who act for the user of a token (RFC 8693 section 4.1).
 *
 * @param ids the present one first, the one who began last; empty when the user acts
 * @param impersonated whether the one who began merely named the user; otherwise the user's own token was exchanged
 */
public record Actors(List<String> ids, boolean impersonated) {
    private static final int MOST = 8;
    private static final String CLAIM = "act";
    private static final String IMPERSONATED_CLAIM = "urn:signet:impersonated";
    // Ids of users are visible characters, at times chosen by whoever imported the user; so what joins them is not.
    private static final String SEPARATOR = " ";
    private static final Pattern ID = Pattern.compile("\\p{Graph}+");

    /** The user acts. */
    public static final Actors NONE = new Actors(List.of(), false);

    public Actors {
        ids = List.copyOf(ids);
        if (impersonated && ids.isEmpty()) {
            throw new IllegalArgumentException("nobody impersonates the user");
        }
        for (String id : ids) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("not the id of a user");
            }
        }
    }

    /** Somebody who names the user. */
    public static Actors impersonating(String actorId) {
        return new Actors(List.of(actorId), true);
    }

    /** The chain that claims of this server tell. */
    public static Actors readFrom(Map<?, ?> claims) {
        List<String> ids = new ArrayList<>();
        Object act = claims.get(CLAIM);
        while (act instanceof Map<?, ?> object && object.get("sub") instanceof String id) {
            ids.add(id);
            act = object.get(CLAIM);
        }
        return new Actors(ids, Boolean.TRUE.equals(claims.get(IMPERSONATED_CLAIM)));
    }

    /** Sets the claims {@link #readFrom} reads, and removes them when nobody acts. */
    public void writeTo(Map<String, Object> claims) {
        claims.remove(CLAIM);
        claims.remove(IMPERSONATED_CLAIM);
        Map<String, Object> act = claim();
        if (act != null) {
            claims.put(CLAIM, act);
        }
        if (impersonated) {
            claims.put(IMPERSONATED_CLAIM, true);
        }
    }

    /** The value of {@code act}, former actors within; null when nobody acts. */
    public @Nullable Map<String, Object> claim() {
        Map<String, Object> act = null;
        for (String id : ids.reversed()) {
            act = act == null ? Map.of("sub", id) : Map.of("sub", id, CLAIM, act);
        }
        return act;
    }

    /** The chain with one more in front; empty when eight act already. */
    public Optional<Actors> followedBy(String actorId) {
        if (ids.size() >= MOST) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(List.of(actorId));
        all.addAll(ids);
        return Optional.of(new Actors(all, impersonated));
    }

    /** Whether the user acts. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Who acts now; null when the user does. */
    public @Nullable String present() {
        return ids.isEmpty() ? null : ids.getFirst();
    }

    /** Who named the user; null when nobody did. */
    @Nullable
    String impersonator() {
        return impersonated ? ids.getLast() : null;
    }

    /** All of them as one text for the gate's query; null when the user acts. */
    @Nullable
    String joined() {
        return ids.isEmpty() ? null : String.join(SEPARATOR, ids);
    }
}
