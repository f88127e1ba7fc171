package dev.signet.login;

import dev.signet.interaction.PageLanguages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The languages that have texts. To add one, add the files {@code messages/login_xx.properties} and {@code
 * messages/mail_xx.properties} in UTF-8, where {@code xx} is the ISO 639 code, and its name as {@code language.xx} to
 * every {@code login} file, which makes the pages offer it. Missing texts are shown in English.
 */
@Singleton
public final class Languages implements PageLanguages {
    static final String FALLBACK = "en";

    private final Map<String, Texts> login;
    private final Map<String, Texts> mail;

    public Languages() {
        this.login = load("login");
        this.mail = load("mail");
    }

    /** The texts of the pages in the first preferred language that has texts, or else in English. */
    public Texts login(List<String> preferred) {
        return first(login, preferred);
    }

    /** The texts of the mails in the first preferred language that has texts, or else in English. */
    public Texts mail(List<String> preferred) {
        return first(mail, preferred);
    }

    @Override
    public List<String> tags() {
        return login.keySet().stream().sorted().toList();
    }

    private static Texts first(Map<String, Texts> bundle, List<String> preferred) {
        for (String tag : preferred) {
            Texts texts = bundle.get(Locale.forLanguageTag(tag).getLanguage());
            if (texts != null) {
                return texts;
            }
        }
        Texts fallback = bundle.get(FALLBACK);
        if (fallback == null) {
            throw new IllegalStateException("the English texts are missing");
        }
        return fallback;
    }

    private static Map<String, Texts> load(String bundle) {
        Map<String, String> english = read(bundle, FALLBACK);
        if (english == null) {
            throw new IllegalStateException("the English texts are missing");
        }
        Map<String, Texts> all = new HashMap<>();
        for (String language : Locale.getISOLanguages()) {
            Map<String, String> own = read(bundle, language);
            if (own != null) {
                Map<String, String> texts = new HashMap<>(english);
                texts.putAll(own);
                all.put(language, new Texts(language, texts));
            }
        }
        return Map.copyOf(all);
    }

    /** Reads the texts of one file; null if there is no such file. */
    static @Nullable Map<String, String> read(String bundle, String language) {
        String name = "/messages/" + bundle + '_' + language + ".properties";
        try (InputStream file = Languages.class.getResourceAsStream(name)) {
            if (file == null) {
                return null;
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, String> texts = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
