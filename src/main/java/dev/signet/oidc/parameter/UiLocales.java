package dev.signet.oidc.parameter;

import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code ui_locales}: the languages that an application prefers for the pages, best first. */
public final class UiLocales {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final int MOST = 10;

    private UiLocales() {}

    /**
     * The first ten language tags (BCP 47). Words that are not language tags are ignored, as OpenID Connect Core
     * section 3.1.2.1 requires.
     */
    public static List<String> of(Parameters parameters) {
        return parameters.words("ui_locales").stream()
                .filter(tag -> TAG.matcher(tag).matches())
                .limit(MOST)
                .toList();
    }
}
