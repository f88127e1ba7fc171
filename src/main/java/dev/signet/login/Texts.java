package dev.signet.login;

import java.util.Map;

/**
 * What pages or mails say in one language.
 *
 * @param language BCP 47 tag, for the {@code lang} attribute
 */
public record Texts(String language, Map<String, String> byKey) {
    public Texts {
        byKey = Map.copyOf(byKey);
    }

    /** The text of a key; an unknown key is a mistake in the server. */
    public String get(String key) {
        String text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text " + key);
        }
        return text;
    }

    /** The same with a value for the placeholder <code>{0}</code>. */
    public String with(String key, String value) {
        return get(key).replace("{0}", value);
    }
}
