package dev.signet.oidc.authorize;

import dev.signet.interaction.Wanted;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.ProtocolError;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The values of the {@code prompt} parameter, which say what the sign-in pages must do (OpenID Connect Core 3.1.2.1;
 * Initiating User Registration 1.0 for {@code create}).
 */
public enum Prompt {
    NONE,
    LOGIN,
    SELECT_ACCOUNT,
    CREATE;

    /** The value as it is written in the parameter. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the {@code prompt} parameter. {@code consent} is accepted without effect, because this server never asks
     * for consent.
     */
    static Set<Prompt> of(Parameters parameters) {
        Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
        for (String word : parameters.words("prompt")) {
            if (!word.equals("consent")) {
                prompts.add(Arrays.stream(values())
                        .filter(prompt -> prompt.value().equals(word))
                        .findFirst()
                        .orElseThrow(() -> ProtocolError.INVALID_REQUEST.because("A value of prompt is unknown.")));
            }
        }
        if (prompts.contains(NONE)
                && (prompts.size() > 1 || parameters.words("prompt").size() > 1)) {
            throw ProtocolError.INVALID_REQUEST.because("prompt=none cannot be combined.");
        }
        return prompts;
    }

    /** Translates prompts into what the sign-in pages must do. */
    static Set<Wanted> wanted(Set<Prompt> prompts) {
        Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);
        for (Prompt prompt : prompts) {
            switch (prompt) {
                case NONE -> {
                    // no page is shown, so there is nothing for the pages to do
                }
                case LOGIN -> wanted.add(Wanted.FRESH_PROOF);
                case SELECT_ACCOUNT -> wanted.add(Wanted.ACCOUNT_CHOICE);
                case CREATE -> wanted.add(Wanted.NEW_ACCOUNT);
            }
        }
        return wanted;
    }
}
