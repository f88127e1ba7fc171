package dev.signet.login;

import dev.signet.interaction.SignInRequests;
import dev.signet.session.Proof;
import dev.signet.vault.SealedSecrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Carries the progress of a sign-in through the browser for a short time: encrypted, authenticated, and bound to the
 * browser and the request. The browser can therefore return only what the server wrote.
 */
@Singleton
final class ProgressSeal {
    private static final String PURPOSE = "login-progress";
    /** How long checked proofs are valid. Progress without a proof is valid as long as the request. */
    private static final Duration PROVEN = Duration.ofMinutes(15);

    private static final int MAX_LENGTH = 6_000;
    private static final int PARTS = 4;

    private final SealedSecrets sealed;
    private final Clock clock;

    ProgressSeal(SealedSecrets sealed, Clock clock) {
        this.sealed = sealed;
        this.clock = clock;
    }

    String seal(Progress progress, String agentId, String requestId) {
        String proofs = progress.given().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        // the name comes last, because it is the only part that may contain a line break
        String text = String.join("\n", progress.at().toString(), progress.userId(), proofs, progress.loginName());
        return sealed.seal(PURPOSE, place(agentId, requestId), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens what was sealed for this browser and request; empty if it has expired. */
    Optional<Progress> open(String text, String agentId, String requestId) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] plain = sealed.open(PURPOSE, place(agentId, requestId), text);
            return Optional.of(read(new String(plain, StandardCharsets.UTF_8)))
                    .filter(progress -> clock.instant().isBefore(progress.at().plus(lifetime(progress))));
        } catch (IllegalStateException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration lifetime(Progress progress) {
        return progress.given().isEmpty() ? SignInRequests.LIFETIME : PROVEN;
    }

    private static Progress read(String text) {
        String[] parts = text.split("\n", PARTS);
        return new Progress(
                parts[3],
                parts[1],
                Arrays.stream(parts[2].split(",", -1))
                        .filter(name -> !name.isEmpty())
                        .map(Proof::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                Instant.parse(parts[0]));
    }

    private static String place(String agentId, String requestId) {
        return agentId + '/' + requestId;
    }
}
