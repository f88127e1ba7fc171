package dev.signet.user;

import dev.signet.kernel.Actor;
import dev.signet.kernel.ClaimChange;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates user names, and tells in which scope they must be unique. */
public final class UserNames {
    /** Kind of the claims that keep user names unique. */
    public static final String CLAIM = "user_name";

    private static final int MAX_LENGTH = 200;
    private static final Pattern ID = Pattern.compile("(?!_)[\\p{Graph}&&[^/\\\\?#%]]{1,200}");
    /** Ids that the server uses for itself: as actor in events, and as audience of its API. */
    private static final Set<String> RESERVED = Set.of(Actor.SYSTEM_ID.toLowerCase(Locale.ROOT), "zitadel");

    private static final Pattern FORBIDDEN = Pattern.compile("\\p{Cntrl}");

    private UserNames() {}

    /** Returns the user name as it was entered, without surrounding spaces, or throws an error. */
    static String valid(String userName) {
        String name = userName.strip();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > MAX_LENGTH
                || FORBIDDEN.matcher(name).find()) {
            throw UserError.USER_NAME_INVALID.exception();
        }
        UserNameForm.require(name);
        return name;
    }

    /**
     * Returns the user id that a caller chose, or throws an error. The id becomes part of request paths, so it must not
     * contain characters with a meaning there. It must not be an id that the server uses for itself, because the user
     * could be mistaken for the server. It must not begin with an underscore, because in paths the names of calls do,
     * such as {@code _search}.
     */
    static String validId(String userId) {
        boolean dots = userId.equals(".") || userId.equals("..");
        if (!ID.matcher(userId).matches() || dots || RESERVED.contains(userId.toLowerCase(Locale.ROOT))) {
            throw UserError.ID_INVALID.exception();
        }
        return userId;
    }

    /**
     * Returns the scope in which user names of this organization must be unique: the id of the organization, or an
     * empty text for the whole instance.
     */
    public static String scope(LoginNamePolicy policy, String orgId) {
        return policy.mustBeDomain(orgId) ? orgId : "";
    }

    public static ClaimChange take(String scope, String userName) {
        return new ClaimChange.Take(CLAIM, scope, UserNameForm.of(userName), UserError.USER_NAME_TAKEN);
    }

    static ClaimChange release() {
        return new ClaimChange.ReleaseAll(CLAIM);
    }
}
