package dev.signet.bench;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** Reads options that are whole seconds. */
final class Seconds implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        return Duration.ofSeconds(Long.parseLong(value));
    }
}
