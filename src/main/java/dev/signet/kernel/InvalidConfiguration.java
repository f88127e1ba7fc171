package dev.signet.kernel;

import java.io.Serial;
import java.util.List;

/**
 * The configuration is invalid, so the server does not start. The message has one line per error, each beginning with
 * the configuration key. There is no stack trace, because the operator has to read the message.
 */
public final class InvalidConfiguration extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public InvalidConfiguration(List<String> faults) {
        super("Signet cannot start with this configuration:\n  " + String.join("\n  ", faults), null, false, false);
    }

    public InvalidConfiguration(String fault) {
        this(List.of(fault));
    }
}
