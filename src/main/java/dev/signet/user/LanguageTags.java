package dev.signet.user;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which language tags are known. A known tag is well-formed (RFC 5646), and its language, script and region are
 * each registered: the language in ISO 639, the script in ISO 15924, the region in ISO 3166 or UN M.49. Of ISO 15924
 * and UN M.49 only those codes count for which the JDK has locale data (CLDR).
 */
final class LanguageTags {
    private static final Set<String> LANGUAGES = Stream.of(
                    Arrays.stream(Locale.getISOLanguages()),
                    Arrays.stream(Locale.getISOLanguages()).map(Locale::of).map(Locale::getISO3Language),
                    Locale.availableLocales().map(Locale::getLanguage))
            .flatMap(languages -> languages)
            .filter(language -> !language.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> SCRIPTS = Locale.availableLocales()
            .map(Locale::getScript)
            .filter(script -> !script.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> REGIONS = Stream.concat(
                    Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2).stream(),
                    Locale.availableLocales().map(Locale::getCountry))
            .filter(region -> !region.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private LanguageTags() {}

    /** Tells whether the tag names a language. {@code und} and tags that consist only of a private-use part do not. */
    static boolean isKnown(String tag) {
        Locale locale;
        try {
            locale = new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            return false;
        }
        return LANGUAGES.contains(locale.getLanguage())
                && (locale.getScript().isEmpty() || SCRIPTS.contains(locale.getScript()))
                && (locale.getCountry().isEmpty() || REGIONS.contains(locale.getCountry()));
    }
}
