package dev.signet.signingkey;

import static java.util.Objects.requireNonNull;

import dev.signet.eventstore.AggregateType;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.SecretChange;

/**
 * The rules for a signing key, as pure functions. Claims (unique names) ensure that each algorithm has at most one
 * active key and at most one successor.
 */
final class SigningKeyDecider {
    static final String STREAM_TYPE = "web_key";

    /** Kind of secret under which the private key is stored; owner and id are the key's id. */
    static final String SECRET = "signing_key";

    private static final String ACTIVE_CLAIM = "web_key_active";
    private static final String NEXT_CLAIM = "web_key_next";

    static final AggregateType<SigningKeyCommand, SigningKeyEvent, SigningKey> TYPE = new AggregateType<>(
            STREAM_TYPE,
            SigningKeyEvent.class,
            SigningKey.ABSENT,
            SigningKeyDecider::decide,
            SigningKeyDecider::evolve,
            AggregateType.noSubject());

    private SigningKeyDecider() {}

    static Decision<SigningKeyEvent> decide(SigningKeyCommand command, SigningKey key) {
        return switch (command) {
            case SigningKeyCommand.AddNext add -> addNext(add, key);
            case SigningKeyCommand.AddActive add -> addActive(add, key);
            case SigningKeyCommand.Activate activate -> activate(activate, key);
            case SigningKeyCommand.Deactivate deactivate -> {
                require(key, SigningKeyState.ACTIVE);
                yield Decision.<SigningKeyEvent>of(new SigningKeyEvent.Deactivated(deactivate.retireAt()))
                        .claiming(new ClaimChange.ReleaseAll(ACTIVE_CLAIM))
                        .keeping(new SecretChange.RemoveAll(SECRET));
            }
            case SigningKeyCommand.Remove remove -> remove(key);
        };
    }

    private static Decision<SigningKeyEvent> addNext(SigningKeyCommand.AddNext add, SigningKey key) {
        requireAbsent(key);
        return Decision.<SigningKeyEvent>of(new SigningKeyEvent.Added(add.publicKey(), add.activatableAt()))
                .claiming(take(
                        NEXT_CLAIM,
                        add.publicKey(),
                        SigningKeyError.rotationUnderWay(add.publicKey().alg())))
                .keeping(privateKey(add.publicKey(), add.sealedPrivateKey()));
    }

    private static Decision<SigningKeyEvent> addActive(SigningKeyCommand.AddActive add, SigningKey key) {
        requireAbsent(key);
        return Decision.<SigningKeyEvent>of(
                        new SigningKeyEvent.Added(add.publicKey(), add.now()), new SigningKeyEvent.Activated())
                .claiming(takeActive(add.publicKey()))
                .keeping(privateKey(add.publicKey(), add.sealedPrivateKey()));
    }

    private static Decision<SigningKeyEvent> activate(SigningKeyCommand.Activate activate, SigningKey key) {
        require(key, SigningKeyState.INITIAL);
        if (activate.now().isBefore(key.activatableAt())) {
            throw SigningKeyError.activationTooEarly(key.activatableAt()).exception();
        }
        return Decision.<SigningKeyEvent>of(new SigningKeyEvent.Activated())
                .claiming(new ClaimChange.ReleaseAll(NEXT_CLAIM), takeActive(requireNonNull(key.publicKey())));
    }

    private static Decision<SigningKeyEvent> remove(SigningKey key) {
        if (stateOf(key) == SigningKeyState.ACTIVE) {
            throw SigningKeyError.ACTIVE_NOT_REMOVABLE.exception();
        }
        return Decision.<SigningKeyEvent>of(new SigningKeyEvent.Removed())
                .claiming(new ClaimChange.ReleaseAll(NEXT_CLAIM))
                .keeping(new SecretChange.RemoveAll(SECRET));
    }

    static SigningKey evolve(SigningKey key, SigningKeyEvent event) {
        return switch (event) {
            case SigningKeyEvent.Added added ->
                new SigningKey(SigningKeyState.INITIAL, added.publicKey(), added.activatableAt());
            case SigningKeyEvent.Activated activated -> key.in(SigningKeyState.ACTIVE);
            case SigningKeyEvent.Deactivated deactivated -> key.in(SigningKeyState.INACTIVE);
            case SigningKeyEvent.Removed removed -> key.in(SigningKeyState.REMOVED);
        };
    }

    private static ClaimChange takeActive(PublicJwk publicKey) {
        return take(ACTIVE_CLAIM, publicKey, SigningKeyError.algorithmHasActiveKey(publicKey.alg()));
    }

    private static ClaimChange take(String kind, PublicJwk publicKey, DomainError ifTaken) {
        return new ClaimChange.Take(kind, "", publicKey.alg().name(), ifTaken);
    }

    private static SecretChange privateKey(PublicJwk publicKey, String sealed) {
        return new SecretChange.Put(SECRET, publicKey.kid(), sealed, null);
    }

    private static void requireAbsent(SigningKey key) {
        if (key.state() != null) {
            throw SigningKeyError.EXISTS.exception();
        }
    }

    private static void require(SigningKey key, SigningKeyState needed) {
        SigningKeyState state = stateOf(key);
        if (state != needed) {
            throw SigningKeyError.wrongState(state, needed).exception();
        }
    }

    private static SigningKeyState stateOf(SigningKey key) {
        SigningKeyState state = key.state();
        if (state == null || state == SigningKeyState.REMOVED) {
            throw SigningKeyError.NOT_FOUND.exception();
        }
        return state;
    }
}
