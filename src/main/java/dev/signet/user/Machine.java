package dev.signet.user;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.Persistent;
import java.util.Set;

/** The part of a user's state that only a machine user has: its description and the ids of its credentials. */
public record Machine(
        String name,
        String description,
        AccessTokenType accessTokenType,
        boolean hasSecret,
        Set<String> keys,
        Set<String> tokens) {

    public Machine {
        keys = Persistent.set(keys);
        tokens = Persistent.set(tokens);
    }

    static Machine fresh(String name, String description, AccessTokenType accessTokenType) {
        return new Machine(name, description, accessTokenType, false, Set.of(), Set.of());
    }

    Machine changed(String nextName, String nextDescription, AccessTokenType nextType) {
        return new Machine(nextName, nextDescription, nextType, hasSecret, keys, tokens);
    }

    Machine withSecret(boolean has) {
        return new Machine(name, description, accessTokenType, has, keys, tokens);
    }

    Machine withKey(String keyId) {
        return new Machine(name, description, accessTokenType, hasSecret, plus(keys, keyId), tokens);
    }

    Machine withoutKey(String keyId) {
        return new Machine(name, description, accessTokenType, hasSecret, minus(keys, keyId), tokens);
    }

    Machine withToken(String tokenId) {
        return new Machine(name, description, accessTokenType, hasSecret, keys, plus(tokens, tokenId));
    }

    Machine withoutToken(String tokenId) {
        return new Machine(name, description, accessTokenType, hasSecret, keys, minus(tokens, tokenId));
    }

    private static Set<String> plus(Set<String> set, String element) {
        return Persistent.set(set).plus(element);
    }

    private static Set<String> minus(Set<String> set, String element) {
        return Persistent.set(set).minus(element);
    }
}
