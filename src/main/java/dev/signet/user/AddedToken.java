package dev.signet.user;

import dev.signet.eventstore.Loaded;

/**
 * A personal access token that was just created.
 *
 * @param token the readable token, of which the server keeps only a digest
 */
public record AddedToken(Loaded<User> user, String tokenId, String token) {
    @Override
    public String toString() {
        return "AddedToken[" + tokenId + ']';
    }
}
