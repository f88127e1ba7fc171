package dev.signet.api.connect;

import com.google.rpc.Code;
import dev.signet.api.dialect.RpcFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how long a caller waits for the response of a call. */
final class Timeout {
    private static final int MOST_DIGITS_OF_CONNECT = 10;
    private static final int MOST_DIGITS_OF_GRPC = 8;

    private Timeout() {}

    /** Reads {@code Connect-Timeout-Ms}: at most ten digits, in milliseconds. */
    static Optional<Duration> ofConnect(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!isNumber(value, MOST_DIGITS_OF_CONNECT)) {
            throw invalid("Connect-Timeout-Ms has to be a number of milliseconds with at most ten digits.");
        }
        return Optional.of(Duration.ofMillis(Long.parseLong(value)));
    }

    /** Reads {@code Grpc-Timeout}: at most eight digits and a unit, one of H, M, S, m, u and n. */
    static Optional<Duration> ofGrpc(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        String number = value.isEmpty() ? "" : value.substring(0, value.length() - 1);
        if (!isNumber(number, MOST_DIGITS_OF_GRPC)) {
            throw invalidGrpc();
        }
        long amount = Long.parseLong(number);
        return Optional.of(
                switch (value.charAt(value.length() - 1)) {
                    case 'H' -> Duration.ofHours(amount);
                    case 'M' -> Duration.ofMinutes(amount);
                    case 'S' -> Duration.ofSeconds(amount);
                    case 'm' -> Duration.ofMillis(amount);
                    case 'u' -> Duration.ofNanos(amount * 1000);
                    case 'n' -> Duration.ofNanos(amount);
                    default -> throw invalidGrpc();
                });
    }

    private static boolean isNumber(String text, int mostDigits) {
        return !text.isEmpty() && text.length() <= mostDigits && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static RuntimeException invalidGrpc() {
        return invalid("Grpc-Timeout has to be a number with at most eight digits and a unit.");
    }

    private static RuntimeException invalid(String message) {
        return RpcFailure.of(Code.INVALID_ARGUMENT, "request.timeout.invalid", message)
                .exception();
    }
}
