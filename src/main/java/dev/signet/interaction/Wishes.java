package dev.signet.interaction;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who shall sign in, and how.
 *
 * @param maxAge how old the proof of an earlier sign-in may be, in seconds; null for any age
 * @param loginHint the name to begin with, as the application sent it; null for none
 * @param uiLocales BCP 47 tags of the languages the application prefers, best first
 * @param userId the only user who may answer; null for anyone
 * @param orgId the only organization whose users may answer; null for any
 */
public record Wishes(
        Set<Wanted> wanted,
        @Nullable Long maxAge,
        @Nullable String loginHint,
        List<String> uiLocales,
        @Nullable String userId,
        @Nullable String orgId) {

    public Wishes {
        wanted = Set.copyOf(wanted);
        uiLocales = List.copyOf(uiLocales);
    }

    /** Any user of this organization, or of any one when it is null. */
    public static Wishes anyoneOf(@Nullable String orgId) {
        return new Wishes(Set.of(), null, null, List.of(), null, orgId);
    }
}
