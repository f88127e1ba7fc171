package dev.signet.login;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What pages or mails say in one language.
 *
 * @param language BCP 47 tag, for the {@code lang} attribute
 */
public record Texts(String language, Map<String, String> byKey) {
    private static final String LANGUAGE = "language.";

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

    /** A language that pages can be in: its BCP 47 tag, and what those call it who speak it. */
    public record Language(String tag, String name) {}

    /** The other languages there are, by tag. */
    public List<Language> others() {
        return byKey.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(LANGUAGE))
                .map(entry -> new Language(entry.getKey().substring(LANGUAGE.length()), entry.getValue()))
                .filter(other -> !other.tag().equals(language))
                .sorted(Comparator.comparing(Language::tag))
                .toList();
    }

    /** The same with a value for the placeholder <code>{0}</code>. */
    public String with(String key, String value) {
        return get(key).replace("{0}", value);
    }
}
