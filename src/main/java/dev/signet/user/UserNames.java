package dev.signet.user;

import dev.signet.kernel.Actor;
import dev.signet.kernel.ClaimChange;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user name may be and where it must be unique. */
final class UserNames {
    /** Kind of the unique claim. */
    static final String CLAIM = "user_name";

    private static final int MAX_LENGTH = 200;
    private static final Pattern ID = Pattern.compile("[\\p{Graph}&&[^/\\\\?#%]]{1,200}");
    /** The server's own names: in the log, and as audience of its API. */
    private static final Set<String> RESERVED = Set.of(Actor.SYSTEM_ID.toLowerCase(Locale.ROOT), "zitadel");

    private static final Pattern FORBIDDEN = Pattern.compile("\\p{Cntrl}");

    private UserNames() {}

    /** The user name as it was entered, without surrounding space, or an error. */
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
     * The id that a caller chose, or an error. It becomes part of addresses, so it has nothing that is special there, and
     * is none of the server's own names, for which a user would pass.
     */
    static String validId(String userId) {
        boolean dots = userId.equals(".") || userId.equals("..");
        if (!ID.matcher(userId).matches() || dots || RESERVED.contains(userId.toLowerCase(Locale.ROOT))) {
            throw UserError.ID_INVALID.exception();
        }
        return userId;
    }

    /** The organization, or empty for the whole instance. */
    static String scope(LoginNamePolicy policy, String orgId) {
        return policy.mustBeDomain(orgId) ? orgId : "";
    }

    static ClaimChange take(String scope, String userName) {
        return new ClaimChange.Take(CLAIM, scope, UserNameForm.of(userName), UserError.USER_NAME_TAKEN);
    }

    static ClaimChange release() {
        return new ClaimChange.ReleaseAll(CLAIM);
    }
}
