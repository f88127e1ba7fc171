package dev.signet.api.zitadel;

import dev.signet.api.proto.zitadel.v1.LocalizedMessage;
import java.util.Locale;

/**
 * Texts for stored literals.
 *
 * <p>The key is the one ZITADEL's console looks up; the text is the literal read aloud in English, so that a new event
 * type is never without one.
 */
final class LocalizedMessages {
    private LocalizedMessages() {}

    /** {@code user.human.email.changed} reads "User human email changed". */
    static LocalizedMessage eventType(String type) {
        return message("EventTypes." + type, type);
    }

    /** {@code org} reads "Org". */
    static LocalizedMessage aggregateType(String type) {
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
