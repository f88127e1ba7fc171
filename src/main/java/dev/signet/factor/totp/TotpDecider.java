package dev.signet.factor.totp;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.factor.FactorError;
import dev.signet.factor.FactorState;
import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;

/** Rules of an authenticator app as pure functions. The id of the stream is the user's, so nobody has more than one. */
final class TotpDecider {
    static final String STREAM_TYPE = "totp";

    /** Kind of secret under which the seed is stored; its id is the {@link Totp#revision}. */
    static final String SECRET = "totp";

    static final AggregateType<TotpCommand, TotpEvent, Totp> TYPE = new AggregateType<>(
            STREAM_TYPE,
            TotpEvent.class,
            Totp.NONE,
            TotpDecider::decide,
            TotpDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(Totp.class, 1));

    private TotpDecider() {}

    static Decision<TotpEvent> decide(TotpCommand command, Totp totp) {
        return switch (command) {
            case TotpCommand.Add add -> add(add, totp);
            case TotpCommand.Verify verify -> verify(verify, totp);
            case TotpCommand.Check check -> check(check, totp);
            case TotpCommand.Remove remove -> remove(totp);
        };
    }

    static Totp evolve(Totp totp, TotpEvent event) {
        return switch (event) {
            case TotpEvent.Added added -> new Totp(FactorState.NOT_READY, totp.revision() + 1, 0);
            case TotpEvent.Verified verified -> new Totp(FactorState.READY, totp.revision(), verified.step());
            case TotpEvent.Checked checked -> new Totp(totp.state(), totp.revision(), checked.step());
            case TotpEvent.Removed removed -> new Totp(FactorState.REMOVED, totp.revision(), totp.lastStep());
        };
    }

    private static Decision<TotpEvent> add(TotpCommand.Add add, Totp totp) {
        return switch (totp.state()) {
            case READY -> throw FactorError.EXISTS.exception();
            case NOT_READY, REMOVED ->
                Decision.<TotpEvent>of(new TotpEvent.Added())
                        .keeping(
                                new SecretChange.RemoveAll(SECRET),
                                new SecretChange.Put(SECRET, String.valueOf(totp.revision() + 1), add.sealed(), null));
        };
    }

    private static Decision<TotpEvent> verify(TotpCommand.Verify verify, Totp totp) {
        return switch (totp.state()) {
            case REMOVED -> throw FactorError.NOT_STARTED.exception();
            case READY -> throw FactorError.EXISTS.exception();
            case NOT_READY -> Decision.of(new TotpEvent.Verified(step(verify.match(), totp)));
        };
    }

    private static Decision<TotpEvent> check(TotpCommand.Check check, Totp totp) {
        return switch (totp.state()) {
            case REMOVED, NOT_READY -> throw FactorError.NOT_READY.exception();
            case READY -> {
                boolean again = check.repeated()
                        && check.match().revision() == totp.revision()
                        && check.match().steps().contains(totp.lastStep());
                yield again ? Decision.nothing() : Decision.of(new TotpEvent.Checked(step(check.match(), totp)));
            }
        };
    }

    private static Decision<TotpEvent> remove(Totp totp) {
        if (!totp.state().exists()) {
            throw FactorError.NOT_FOUND.exception();
        }
        return Decision.<TotpEvent>of(new TotpEvent.Removed()).keeping(new SecretChange.RemoveAll(SECRET));
    }

    // A code is accepted once (security rule 14). Neither is an older one accepted afterwards, which the person may
    // have
    // shown to somebody by mistake.
    private static long step(TotpCommand.Match match, Totp totp) {
        if (match.revision() != totp.revision()) {
            throw FactorError.CODE_WRONG.exception();
        }
        return match.steps().stream()
                .filter(step -> step > totp.lastStep())
                .min(Long::compare)
                .orElseThrow(FactorError.CODE_WRONG::exception);
    }
}
