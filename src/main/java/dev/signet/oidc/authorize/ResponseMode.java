package dev.signet.oidc.authorize;

import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.ProtocolError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the response is delivered (OAuth 2.0 Multiple Response Types 1.0, Form Post Response Mode 1.0). */
public enum ResponseMode {
    QUERY,
    FRAGMENT,
    FORM_POST;

    /** The value in the parameter. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the parameter; query if it is absent or unknown. */
    static ResponseMode of(Parameters parameters) {
        return parameters.find("response_mode").flatMap(ResponseMode::named).orElse(QUERY);
    }

    /** Refuses an unknown mode. The application receives this error in the query. */
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
