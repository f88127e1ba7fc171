package dev.signet.boot;

import java.util.List;

/** The configuration is invalid. The message has one line per error, each beginning with the configuration key. */
public final class InvalidConfiguration extends RuntimeException {

    InvalidConfiguration(List<String> faults) {
        super("Signet cannot start with this configuration:\n  " + String.join("\n  ", faults));
    }
}
