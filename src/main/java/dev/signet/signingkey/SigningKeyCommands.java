package dev.signet.signingkey;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.vault.SealedSecrets;
import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Changes signing keys. Key pairs are generated outside the transaction; if another node creates its key first, this
 * node's key is discarded.
 */
@Singleton
public final class SigningKeyCommands {
    /** Purpose of the vault key that encrypts private keys. */
    static final String VAULT_PURPOSE = "signing-keys";

    private final Aggregates aggregates;
    private final InstanceQueries instances;
    private final SigningKeyQueries keys;
    private final SigningKeyRing ring;
    private final SigningKeyTimes times;
    private final SealedSecrets sealed;
    private final CryptoProvider provider;
    private final Ids ids;
    private final Clock clock;
    private final ReentrantLock making = new ReentrantLock();

    SigningKeyCommands(
            Aggregates aggregates,
            InstanceQueries instances,
            SigningKeyQueries keys,
            SigningKeyRing ring,
            SigningKeyTimes times,
            SealedSecrets sealed,
            CryptoProvider provider,
            Ids ids,
            Clock clock) {
        this.aggregates = aggregates;
        this.instances = instances;
        this.keys = keys;
        this.ring = ring;
        this.times = times;
        this.sealed = sealed;
        this.provider = provider;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes sure that the algorithm has a key that signs. If several nodes call this at once, one of them creates the
     * key and the others use it.
     *
     * <p>Call it as soon as an application is configured for an algorithm, so that clients can fetch the key before the
     * first token is signed with it.
     */
    public void ensureActive(SigningAlgorithm algorithm) {
        if (ring.current().activeKid(algorithm).isPresent()) {
            return;
        }
        making.lock();
        try {
            if (ring.refresh().activeKid(algorithm).isEmpty()) {
                addActive(algorithm);
            }
        } finally {
            making.unlock();
        }
    }

    /**
     * Starts a rotation: publishes the next key, which takes over automatically when every client has had time to fetch
     * it.
     *
     * @throws DomainException {@link SigningKeyError#rotationUnderWay}
     */
    public SigningKeyView rotate(SigningAlgorithm algorithm, Actor actor) {
        ensureActive(algorithm);
        NewKey key = make(algorithm);
        handle(
                key.kid(),
                new SigningKeyCommand.AddNext(key.publicKey(), key.sealed(), times.activatableAt(now())),
                actor);
        return view(key.kid());
    }

    /**
     * Makes a published key the one that signs. The key that signs now stays published for a while.
     *
     * @throws DomainException {@link SigningKeyError#activationTooEarly}, {@link SigningKeyError#wrongState}, {@link
     * SigningKeyError#NOT_FOUND}
     */
    public void activate(String kid, Actor actor) {
        Instant now = now();
        inTransaction(actor, change -> {
            SigningKeyView next =
                    keys.find(change.transaction(), kid).orElseThrow(() -> SigningKeyError.NOT_FOUND.exception());
            deactivate(change, next.algorithm(), times.retireAt(now));
            change.handle(kid, new SigningKeyCommand.Activate(now));
        });
    }

    /**
     * Replaces a private key that may have leaked. The new key signs immediately, and this server refuses tokens signed
     * with the old key immediately. Clients that have cached the old key set cannot verify new tokens until they fetch
     * the key set again.
     */
    public SigningKeyView replaceAtOnce(SigningAlgorithm algorithm, Actor actor) {
        NewKey key = make(algorithm);
        Instant now = now();
        inTransaction(actor, change -> {
            // Removes the old key instead of only letting its time run out, because a node whose clock is behind would
            // accept it for longer.
            deactivate(change, algorithm, now)
                    .ifPresent(old -> change.handle(old.kid(), new SigningKeyCommand.Remove()));
            change.handle(key.kid(), new SigningKeyCommand.AddActive(key.publicKey(), key.sealed(), now));
        });
        return view(key.kid());
    }

    /**
     * Stops publishing a key that does not sign; tokens that it signed are refused from now on.
     *
     * @throws DomainException {@link SigningKeyError#ACTIVE_NOT_REMOVABLE}, {@link SigningKeyError#NOT_FOUND}
     */
    public void remove(String kid, Actor actor) {
        handle(kid, new SigningKeyCommand.Remove(), actor);
    }

    private void addActive(SigningAlgorithm algorithm) {
        NewKey key = make(algorithm);
        try {
            handle(key.kid(), new SigningKeyCommand.AddActive(key.publicKey(), key.sealed(), now()), Actor.system());
        } catch (DomainException e) {
            if (!e.error().equals(SigningKeyError.algorithmHasActiveKey(algorithm))) {
                throw e;
            }
            ring.refresh(); // another node was first
        }
    }

    private Optional<SigningKeyView> deactivate(Change change, SigningAlgorithm algorithm, Instant retireAt) {
        Optional<SigningKeyView> active = keys.active(change.transaction(), algorithm);
        active.ifPresent(old -> change.handle(old.kid(), new SigningKeyCommand.Deactivate(retireAt)));
        return active;
    }

    /** Truncates to milliseconds, so that the view and the event contain exactly the same time. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void handle(String kid, SigningKeyCommand command, Actor actor) {
        aggregates.handle(SigningKeyDecider.TYPE, kid, instances.get().id(), command, actor);
        ring.refresh();
    }

    /**
     * Runs several changes in one transaction. {@code work} must change the old key before the new one, so that two
     * nodes lock the keys in the same order and cannot deadlock.
     */
    private void inTransaction(Actor actor, Consumer<Change> work) {
        String instance = instances.get().id();
        aggregates.inTransaction(transaction -> {
            work.accept(new Change(aggregates, transaction, instance, actor));
            return Boolean.TRUE;
        });
        ring.refresh();
    }

    private SigningKeyView view(String kid) {
        return keys.find(kid).orElseThrow(() -> SigningKeyError.NOT_FOUND.exception());
    }

    private NewKey make(SigningAlgorithm algorithm) {
        String kid = ids.next();
        KeyPair pair = provider.generate(algorithm);
        return new NewKey(
                kid,
                KeyForms.jwk(algorithm, kid, pair.getPublic()),
                sealed.seal(VAULT_PURPOSE, kid, pair.getPrivate().getEncoded()));
    }

    private record Change(Aggregates aggregates, Sql transaction, String instance, Actor actor) {

        void handle(String kid, SigningKeyCommand command) {
            aggregates.handleIn(transaction, SigningKeyDecider.TYPE, kid, instance, command, actor);
        }
    }

    private record NewKey(String kid, PublicJwk publicKey, String sealed) {}
}
