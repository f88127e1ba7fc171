package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcException;
import java.time.Duration;
import java.util.Optional;

/**
 * Validates the requests of a streaming call, and checks every {@link #TRUSTED} that the caller may still make the call,
 * so that a long stream ends soon after its caller has lost the permission.
 */
final class AdmittedIncoming implements Incoming<Message> {
    private static final Duration TRUSTED = Duration.ofSeconds(3);

    private final Incoming<Message> received;
    private final RequestValidator validator;
    private final Runnable admission;
    private long admittedAt = System.nanoTime();

    AdmittedIncoming(Incoming<Message> received, RequestValidator validator, Runnable admission) {
        this.received = received;
        this.validator = validator;
        this.admission = admission;
    }

    @Override
    public Optional<Received<Message>> next() {
        Optional<Received<Message>> next = received.next();
        if (System.nanoTime() - admittedAt > TRUSTED.toNanos()) {
            admission.run();
            admittedAt = System.nanoTime();
        }
        return next.map(this::validated);
    }

    private Received<Message> validated(Received<Message> next) {
        if (next instanceof Received.Request<Message>(Message message)) {
            try {
                validator.check(message);
            } catch (RpcException invalid) {
                return new Received.Unreadable<>(invalid.failure());
            }
        }
        return next;
    }

    @Override
    public boolean isReady() {
        return received.isReady();
    }
}
