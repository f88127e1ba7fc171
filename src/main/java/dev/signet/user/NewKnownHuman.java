package dev.signet.user;

import java.util.Map;

/**
 * A person whom another system knows, to be created with everything that it knows.
 *
 * @param human an id to use, or null for a generated one, is in it
 * @param metadata values by keys of 1 to 200 characters; each value has 1 to 500,000 bytes
 * @param state ACTIVE, INACTIVE, LOCKED or SUSPENDED; an ACTIVE person without verified address or password is INITIAL
 * @param withCodes whether a person who is INITIAL or has an unverified number is sent a code, as by {@link
 * UserCommands#addHuman}
 */
public record NewKnownHuman(NewHuman human, Map<String, byte[]> metadata, UserState state, boolean withCodes) {
    public NewKnownHuman {
        metadata = Map.copyOf(metadata);
    }
}
