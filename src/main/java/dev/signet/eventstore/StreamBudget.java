package dev.signet.eventstore;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.util.List;
import java.util.function.Consumer;

/**
 * How many more streams one transaction may change. A transaction holds a lock for each of them and keeps asynchronous
 * readers waiting until it ends, so it must not change any number of them.
 */
public final class StreamBudget {
    private int left;

    StreamBudget(int streams) {
        this.left = streams;
    }

    /** Returns a budget for a transaction that has to change everything at once. */
    public static StreamBudget unlimited() {
        return new StreamBudget(Integer.MAX_VALUE);
    }

    /** How many streams may still be changed, as the limit of the query that finds them. */
    public int left() {
        return Math.max(0, left);
    }

    /** Whether nothing is left, so that there may be more streams to change in another transaction. */
    public boolean isSpent() {
        return left <= 0;
    }

    /**
     * Makes a change for each of these streams while the budget lasts. A stream that another transaction has ended
     * meanwhile, so that the change fails with NOT_FOUND, is passed over.
     */
    public <T> void each(List<T> streams, Consumer<T> change) {
        for (T stream : streams) {
            if (isSpent()) {
                return;
            }
            try {
                change.accept(stream);
            } catch (DomainException e) {
                if (e.error().kind() != DomainError.Kind.NOT_FOUND) {
                    throw e;
                }
            }
            left--;
        }
    }
}
