package dev.signet.user;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Holds profiles to their rules. */
final class Profiles {
    private static final Pattern LANGUAGE_TAG = Pattern.compile("(?:[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*)?");

    private Profiles() {}

    /** The completed profile, or an error. */
    static Profile valid(Profile profile) {
        if (profile.firstName().isBlank()) {
            throw UserError.FIRST_NAME_EMPTY.exception();
        }
        if (profile.lastName().isBlank()) {
            throw UserError.LAST_NAME_EMPTY.exception();
        }
        Profile completed = profile.completed();
        if (!LANGUAGE_TAG.matcher(completed.preferredLanguage()).matches()) {
            throw UserError.LANGUAGE_INVALID.exception();
        }
        return completed;
    }

    /** The URL of a picture, or an error; https only, so that no script and no plain transport gets in. */
    static String validAvatar(String url) {
        try {
            URI uri = new URI(url.strip());
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            // answered below
        }
        throw UserError.AVATAR_URL_INVALID.exception();
    }
}
