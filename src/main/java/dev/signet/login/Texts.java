package dev.signet.login;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The texts of pages or mails in one language.
 *
 * @param language BCP 47 tag, for the {@code lang} attribute
 */
public record Texts(String language, Map<String, String> byKey) {
    private static final String LANGUAGE = "language.";

    public Texts {
        byKey = Map.copyOf(byKey);
    }

    /** The text of a key. Throws an IllegalArgumentException if there is none, which is a programming error. */
    public String get(String key) {
        String text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text " + key);
        }
        return text;
    }

    /** A language of the pages: its BCP 47 tag and its name in the language itself. */
    public record Language(String tag, String name) {}

    /** The other available languages, sorted by tag. */
    public List<Language> others() {
        return byKey.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(LANGUAGE))
                .map(entry -> new Language(entry.getKey().substring(LANGUAGE.length()), entry.getValue()))
                .filter(other -> !other.tag().equals(language))
                .sorted(Comparator.comparing(Language::tag))
                .toList();
    }

    /** The text of a key with the placeholder <code>{0}</code> replaced. */
    public String with(String key, String value) {
        return get(key).replace("{0}", value);
    }
}
