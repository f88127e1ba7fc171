package dev.signet.api.zitadel.wire;

import dev.signet.api.proto.zitadel.v1.LocalizedMessage;
import java.util.Locale;

/**
 * Texts for the stored names of event types and aggregate types.
 *
 * <p>The key is the one that ZITADEL's console looks up. The text is derived from the name, so that every new event
 * type has one.
 */
public final class LocalizedMessages {
    private LocalizedMessages() {}

    /** {@code user.human.email.changed} becomes "User human email changed". */
    public static LocalizedMessage eventType(String type) {
        return message("EventTypes." + type, type);
    }

    /** {@code org} becomes "Org". */
    public static LocalizedMessage aggregateType(String type) {
        return message("AggregateTypes." + type, type);
    }

    private static LocalizedMessage message(String key, String literal) {
        String words = literal.replace('.', ' ').replace('_', ' ');
        return LocalizedMessage.newBuilder()
                .setKey(key)
                .setLocalizedMessage(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1))
                .build();
    }
}
