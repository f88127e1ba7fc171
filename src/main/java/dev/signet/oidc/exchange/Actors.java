package dev.signet.oidc.exchange;

import dev.signet.oidc.ProtocolError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chain of those who act for a user, the present one first (RFC 8693 section 4.1). */
public final class Actors {
    private static final int LONGEST = 8;

    private Actors() {}

    /** The chain with one more in front; at most eight. */
    static List<String> joined(String actorId, List<String> before) {
        if (before.size() >= LONGEST) {
            throw ProtocolError.INVALID_REQUEST.because("More than " + LONGEST + " act for the user already.");
        }
        List<String> all = new ArrayList<>(List.of(actorId));
        all.addAll(before);
        return all;
    }

    /** The chain in an {@code act} claim. */
    static List<String> read(@Nullable Object claim) {
        List<String> actors = new ArrayList<>();
        Object act = claim;
        while (act instanceof Map<?, ?> object && object.get("sub") instanceof String actorId) {
            actors.add(actorId);
            act = object.get("act");
        }
        return actors;
    }

    /** The {@code act} claim of a chain; null when nobody acts. */
    public static @Nullable Map<String, Object> claim(List<String> actors) {
        Map<String, Object> act = null;
        for (String actorId : actors.reversed()) {
            act = act == null ? Map.of("sub", actorId) : Map.of("sub", actorId, "act", act);
        }
        return act;
    }
}
