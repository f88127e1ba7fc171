package dev.signet.user;

import dev.signet.eventstore.Loaded;

/**
 * A personal access token just made.
 *
 * @param token the token in clear, the only copy there is
 */
public record AddedToken(Loaded<User> user, String tokenId, String token) {
    @Override
    public String toString() {
        return "AddedToken[" + tokenId + ']';
    }
}
