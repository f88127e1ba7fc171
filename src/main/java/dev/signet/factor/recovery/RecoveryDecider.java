package dev.signet.factor.recovery;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.factor.FactorError;
import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rules of recovery codes as pure functions. The id of the stream is the user's. */
final class RecoveryDecider {
    static final String STREAM_TYPE = "recovery_codes";

    /** Kind of secret under which a code is stored; its id is the digest, its value revision and number. */
    static final String SECRET = "recovery-code";

    static final AggregateType<RecoveryCommand, RecoveryEvent, RecoveryCodes> TYPE = new AggregateType<>(
            STREAM_TYPE,
            RecoveryEvent.class,
            RecoveryCodes.NONE,
            RecoveryDecider::decide,
            RecoveryDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(RecoveryCodes.class, 1));

    private RecoveryDecider() {}

    static Decision<RecoveryEvent> decide(RecoveryCommand command, RecoveryCodes codes) {
        return switch (command) {
            case RecoveryCommand.Renew(List<String> digests) -> renew(digests, codes.revision() + 1);
            case RecoveryCommand.Use(RecoveryCommand.Found found) -> use(found, codes);
            case RecoveryCommand.Remove _ -> {
                if (!codes.present()) {
                    throw FactorError.NOT_FOUND.exception();
                }
                yield Decision.<RecoveryEvent>of(new RecoveryEvent.Removed())
                        .keeping(new SecretChange.RemoveAll(SECRET));
            }
        };
    }

    static RecoveryCodes evolve(RecoveryCodes codes, RecoveryEvent event) {
        return switch (event) {
            case RecoveryEvent.Added(int number) ->
                new RecoveryCodes(
                        codes.revision() + 1,
                        true,
                        IntStream.range(0, number).boxed().collect(Collectors.toUnmodifiableSet()));
            case RecoveryEvent.Used(int number) -> {
                Set<Integer> left = new HashSet<>(codes.left());
                left.remove(number);
                yield new RecoveryCodes(codes.revision(), codes.present(), left);
            }
            case RecoveryEvent.Removed _ -> new RecoveryCodes(codes.revision(), false, Set.of());
        };
    }

    private static Decision<RecoveryEvent> renew(List<String> digests, int revision) {
        List<SecretChange> secrets = new ArrayList<>();
        secrets.add(new SecretChange.RemoveAll(SECRET));
        for (int number = 0; number < digests.size(); number++) {
            secrets.add(new SecretChange.Put(SECRET, digests.get(number), revision + "/" + number, null));
        }
        return Decision.<RecoveryEvent>of(new RecoveryEvent.Added(digests.size()))
                .keeping(secrets);
    }

    // The state is asked besides the stored codes, because the code may have been used since it was looked up.
    private static Decision<RecoveryEvent> use(RecoveryCommand.@Nullable Found found, RecoveryCodes codes) {
        boolean right = found != null
                && found.revision() == codes.revision()
                && codes.left().contains(found.number());
        if (found == null || !right) {
            throw FactorError.CODE_WRONG.exception();
        }
        return Decision.<RecoveryEvent>of(new RecoveryEvent.Used(found.number()))
                .keeping(new SecretChange.Remove(SECRET, found.digest()));
    }
}
