package dev.signet.factor;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Setting;
import dev.signet.throttling.FailureCounts;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Counts wrong codes per user and kind of factor, for all nodes together, whichever page or API call contains them
 * . {@link FailureCounts} explains how. Unlike wrong passwords, wrong codes can be entered only by somebody
 * who knows the password, and a block always ends by itself.
 *
 * <p>A browser in which the person has signed in before has a count of its own, which tries in other browsers do not
 * use up.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class FactorTries {
    private final FailureCounts counts;

    FactorTries(Database database, FactorConfig config) {
        if (config.maxWrongCodes() < 1 || config.maxWrongCodes() > 100) {
            throw new InvalidConfiguration("signet.factor.max-wrong-codes must be between 1 and 100");
        }
        Duration first = Setting.within(
                "signet.factor.block-duration", config.blockDuration(), Duration.ofSeconds(1), Duration.ofDays(1));
        Duration longest = Setting.within(
                "signet.factor.block-max-duration", config.blockMaxDuration(), first, Duration.ofDays(7));
        this.counts = new FailureCounts(
                database, "factor_tries", "name", new FailureCounts.Rule(config.maxWrongCodes(), first, longest));
    }

    /**
     * Reserves a try, runs the work with what was read for it, and records from the result of the work whether the code
     * was right. Fails with {@link FactorError#BLOCKED} if no try is left.
     *
     * @param kind name of the kind of factor, which has a count of its own
     * @param browser id of the browser if the person has signed in there before; empty for any other browser and for
     *     calls of the API
     * @param work fails with {@link FactorError#CODE_WRONG} if the code is wrong
     */
    public <T, R> R trying(String userId, String kind, String browser, Function<Sql, T> read, Function<T, R> work) {
        String count = kind + '/' + browser;
        Optional<T> taken = counts.take(userId, count, read);
        if (taken.isEmpty()) {
            throw FactorError.BLOCKED.exception();
        }
        boolean settled = false;
        try {
            R result = work.apply(taken.get());
            counts.right(userId, count);
            settled = true;
            return result;
        } catch (DomainException e) {
            if (e.error().equals(FactorError.CODE_WRONG)) {
                counts.wrong(userId, count);
                settled = true;
            }
            throw e;
        } finally {
            if (!settled) {
                counts.undone(userId, count);
            }
        }
    }

    /** Deletes all counts of a user. */
    void forget(Sql sql, String userId) {
        counts.forget(sql, userId);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        counts.sweep();
    }
}
