package dev.signet.boot;

import java.util.List;

/** The configuration cannot work; the message has one line per fault, each beginning with the key it is about. */
public final class InvalidConfiguration extends RuntimeException {

    InvalidConfiguration(List<String> faults) {
        super("Signet cannot start with this configuration:\n  " + String.join("\n  ", faults));
    }
}
