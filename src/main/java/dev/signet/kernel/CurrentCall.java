package dev.signet.kernel;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The call that the current thread works on, so that lines of the log can name it.
 *
 * @param requestId the id of the request, see {@code x-request-id}
 * @param actorId id of the calling user; null if the caller is anonymous
 * @param orgId organization in which the caller acts; null if the caller is anonymous
 */
public record CurrentCall(
        String requestId,
        @Nullable String actorId,
        @Nullable String orgId) {

    private static final ScopedValue<CurrentCall> CURRENT = ScopedValue.newInstance();

    /** The call of this thread, if it works on one. */
    public static Optional<CurrentCall> get() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Does the work of this call. */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }
}
