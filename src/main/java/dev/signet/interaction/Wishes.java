package dev.signet.interaction;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is to sign in, and how.
 *
 * @param maxAge maximum age of an earlier sign-in, in seconds; null for any age
 * @param loginHint the login name to fill in, as the application sent it; null for none
 * @param uiLocales BCP 47 tags of the languages that the application prefers, best first
 * @param userId the only user who may answer; null for any user
 * @param orgId the only organization whose users may answer; null for any organization
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

    /** Wishes that any user of this organization may answer, or any user at all if it is null. */
    public static Wishes anyoneOf(@Nullable String orgId) {
        return new Wishes(Set.of(), null, null, List.of(), null, orgId);
    }
}
