package dev.signet.oidc.authorize;

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

    static ResponseMode of(String value) {
        return Arrays.stream(values())
                .filter(mode -> mode.value().equals(value))
                .findFirst()
                .orElseThrow(() -> ProtocolError.INVALID_REQUEST.because("The response_mode is unknown."));
    }
}
