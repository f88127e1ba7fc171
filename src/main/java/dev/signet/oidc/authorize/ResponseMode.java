package dev.signet.oidc.authorize;

import dev.signet.oidc.Parameters;
import dev.signet.oidc.ProtocolError;
import java.util.Arrays;
import java.util.Locale;

/** How the answer travels (OAuth 2.0 Multiple Response Types 1.0, Form Post Response Mode 1.0). */
public enum ResponseMode {
    QUERY,
    FRAGMENT,
    FORM_POST;

    /** As it is written in the parameter. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the parameter; without it the answer travels in the query. */
    static ResponseMode of(Parameters parameters) {
        return parameters.find("response_mode").map(ResponseMode::named).orElse(QUERY);
    }

    private static ResponseMode named(String value) {
        return Arrays.stream(values())
                .filter(mode -> mode.value().equals(value))
                .findFirst()
                .orElseThrow(() -> ProtocolError.INVALID_REQUEST.because("The response_mode is unknown."));
    }
}
