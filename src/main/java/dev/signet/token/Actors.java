package dev.signet.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The users who act for the user of a token (RFC 8693 section 4.1).
 *
 * @param ids the current actor first, the first actor last; empty when the user acts directly
 * @param impersonated whether the first actor impersonated the user, who gave no token; false if the user's own token
 *     was exchanged
 */
public record Actors(List<String> ids, boolean impersonated) {
    private static final int MOST = 8;
    private static final String CLAIM = "act";
    private static final String IMPERSONATED_CLAIM = "urn:signet:impersonated";
    // Separates the ids in joined(). User ids consist of visible characters, and an imported user can have any such id,
    // so the separator must not be a visible character.
    private static final String SEPARATOR = " ";
    private static final Pattern ID = Pattern.compile("\\p{Graph}+");

    /** The user acts directly. */
    public static final Actors NONE = new Actors(List.of(), false);

    public Actors {
        ids = List.copyOf(ids);
        if (impersonated && ids.isEmpty()) {
            throw new IllegalArgumentException("impersonation needs at least one actor");
        }
        for (String id : ids) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("not the id of a user");
            }
        }
    }

    /** Returns the actors of a token by which this actor impersonates a user. */
    public static Actors impersonating(String actorId) {
        return new Actors(List.of(actorId), true);
    }

    /** Reads the actors from the claims of a token of this server. */
    public static Actors readFrom(Map<?, ?> claims) {
        List<String> ids = new ArrayList<>();
        Object act = claims.get(CLAIM);
        while (act instanceof Map<?, ?> object && object.get("sub") instanceof String id) {
            ids.add(id);
            act = object.get(CLAIM);
        }
        return new Actors(ids, Boolean.TRUE.equals(claims.get(IMPERSONATED_CLAIM)));
    }

    /** Sets the claims that {@link #readFrom} reads, and removes them when the user acts directly. */
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

    /** Returns the value of {@code act}, in which earlier actors are nested; null when the user acts directly. */
    public @Nullable Map<String, Object> claim() {
        Map<String, Object> act = null;
        for (String id : ids.reversed()) {
            act = act == null ? Map.of("sub", id) : Map.of("sub", id, CLAIM, act);
        }
        return act;
    }

    /** Returns these actors with a new current actor in front; empty if there are eight already. */
    public Optional<Actors> followedBy(String actorId) {
        if (ids.size() >= MOST) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(List.of(actorId));
        all.addAll(ids);
        return Optional.of(new Actors(all, impersonated));
    }

    /** Tells whether the user acts directly. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Returns the current actor; null when the user acts directly. */
    public @Nullable String present() {
        return ids.isEmpty() ? null : ids.getFirst();
    }

    /** Returns the actor who started the impersonation; null if the user is not impersonated. */
    @Nullable
    String impersonator() {
        return impersonated ? ids.getLast() : null;
    }

    /**
     * Returns all ids as one text, separated by spaces, for the query of the gate; null when the user acts directly.
     */
    @Nullable
    String joined() {
        return ids.isEmpty() ? null : String.join(SEPARATOR, ids);
    }
}
