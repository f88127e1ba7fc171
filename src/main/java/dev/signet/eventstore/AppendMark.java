package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that every transaction of the current thread does in addition when it appends events. */
public final class AppendMark {
    private static final ScopedValue<Consumer<Sql>> CURRENT = ScopedValue.newInstance();

    private AppendMark() {}

    /**
     * Runs work. Each transaction that appends events meanwhile also runs the mark, and fails if the mark fails.
     *
     * @param mark runs once for each append, so it must be repeatable
     */
    public static <T> T during(Consumer<Sql> mark, Supplier<T> work) {
        return ScopedValue.where(CURRENT, mark).call(work::get);
    }

    /** Runs the mark of the current thread, if it has one. */
    static void leave(Sql transaction) {
        if (CURRENT.isBound()) {
            CURRENT.get().accept(transaction);
        }
    }
}
