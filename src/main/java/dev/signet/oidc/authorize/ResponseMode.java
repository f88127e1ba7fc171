package dev.signet.oidc.authorize;

import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.ProtocolError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the authorization response is delivered (OAuth 2.0 Multiple Response Types 1.0, Form Post Response Mode 1.0).
 */
public enum ResponseMode {
    QUERY,
    FRAGMENT,
    FORM_POST;

    /** The value as it is written in {@code response_mode}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code response_mode}; {@link #QUERY} if it is absent or unknown. */
    static ResponseMode of(Parameters parameters) {
        return parameters.find("response_mode").flatMap(ResponseMode::named).orElse(QUERY);
    }

    /**
     * Refuses an unknown {@code response_mode}. The application receives this error in the query of its redirect URI.
     */
    static void check(Parameters parameters) {
        Optional<String> sent = parameters.find("response_mode");
        if (sent.isPresent() && sent.flatMap(ResponseMode::named).isEmpty()) {
            throw ProtocolError.INVALID_REQUEST.because("The response_mode is unknown.");
        }
    }

    private static Optional<ResponseMode> named(String value) {
        return Arrays.stream(values())
                .filter(mode -> mode.value().equals(value))
                .findFirst();
    }
}
