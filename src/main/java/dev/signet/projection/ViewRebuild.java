package dev.signet.projection;

import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.Fence;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.eventstore.StreamId;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredUpdates;
import dev.signet.jdbc.Sql;
import dev.signet.jdbc.UniqueViolation;
import dev.signet.kernel.DomainError;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fills the tables of an inline projection again from the events while the server keeps running.
 *
 * <p>The events are replayed into empty copies in another schema, where the progress is stored too: a rebuild that was
 * interrupted continues from there when it is started again. Finally, one transaction keeps all writers of events
 * waiting, replays the latest events, and replaces the tables by the copies.
 */
@Singleton
public final class ViewRebuild {
    private static final Logger LOG = Logger.getLogger(ViewRebuild.class);
    private static final int BATCH = 5_000;

    private final Database database;
    private final EventLog log;
    private final Fence fence;
    private final Ids ids;
    private final List<InlineProjection> projections;
    private final String release;
    private final Map<String, RebuildProgress> progress = new ConcurrentHashMap<>();

    public ViewRebuild(
            Database database,
            EventLog log,
            Fence fence,
            Ids ids,
            @All List<InlineProjection> projections,
            @ConfigProperty(name = "quarkus.application.version") String release) {
        this.database = database;
        this.log = log;
        this.fence = fence;
        this.ids = ids;
        this.projections = List.copyOf(projections);
        this.release = release;
    }

    /** Returns the names of all tables that can be rebuilt, sorted. */
    public Set<String> views() {
        Set<String> names = new TreeSet<>();
        projections.forEach(projection -> names.addAll(projection.tables()));
        return names;
    }

    /** Returns the progress of the last rebuild of a table on this node, or fails with NOT_FOUND if there was none. */
    public RebuildProgress require(String view) {
        projectionOf(view);
        RebuildProgress last = progress.get(view);
        if (last == null) {
            throw notRebuilt(view).exception();
        }
        return last;
    }

    /**
     * Starts a rebuild in the background, or returns the one that is already running. All tables of the same projection
     * are rebuilt together.
     */
    public RebuildProgress start(String view) {
        InlineProjection projection = projectionOf(view);
        RebuildProgress fresh = new RebuildProgress(ids.next(), view);
        RebuildProgress current = progress.merge(view, fresh, (old, now) -> old.running() ? old : now);
        if (current == fresh) {
            Thread.startVirtualThread(() -> runSafely(projection, fresh));
        }
        return current;
    }

    /** Fails with NOT_FOUND unless there is a table with this name. */
    public void requireView(String view) {
        projectionOf(view);
    }

    /** Rebuilds a table and returns when the rebuild has ended. */
    public RebuildProgress run(String view) {
        RebuildProgress fresh = new RebuildProgress(ids.next(), view);
        run(projectionOf(view), fresh);
        return fresh;
    }

    private InlineProjection projectionOf(String view) {
        return projections.stream()
                .filter(projection -> projection.tables().contains(view))
                .findFirst()
                .orElseThrow(() -> unknownView(view).exception());
    }

    private void runSafely(InlineProjection projection, RebuildProgress state) {
        try {
            run(projection, state);
        } catch (Throwable e) { // also an OutOfMemoryError, because the rebuild must not stay marked as running
            LOG.errorf(e, "rebuild of %s failed", state.view());
            state.failed(String.valueOf(e.getMessage()));
        }
    }

    private void run(InlineProjection projection, RebuildProgress state) {
        RebuildTables tables = new RebuildTables(projection, state.view(), release, ids.next());
        long target = fence.highestSettled()
                .orElseThrow(() -> logNotAtRest(state.view()).exception());
        state.total(log.count(projection.streamTypes(), target));
        long begun = database.inLongTransaction(tables::prepare);
        state.processed(log.count(projection.streamTypes(), begun));
        long reached = replay(tables, begun, target, state);
        database.runInLongTransaction(tables::finish);
        database.runInLongTransaction(sql -> {
            Fence.shutOut(sql);
            tables.enter(sql, reached);
            replayRest(sql, projection, reached, state);
            tables.swap(sql);
        });
        state.done();
    }

    /** Replays batch after batch. The next batch is read while the database applies the current one. */
    private long replay(RebuildTables tables, long from, long target, RebuildProgress state) {
        InlineProjection projection = tables.projection();
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            long reached = from;
            List<RecordedEvent<?>> batch = log.read(database, reached, target, projection.streamTypes(), BATCH);
            while (!batch.isEmpty()) {
                long after = reached;
                long next = batch.getLast().position();
                List<RecordedEvent<?>> events = batch;
                Future<List<RecordedEvent<?>>> following =
                        reader.submit(() -> log.read(database, next, target, projection.streamTypes(), BATCH));
                replay(tables, after, events);
                reached = next;
                state.processed(events.size());
                batch = resultOf(following);
            }
            return reached;
        }
    }

    private void replay(RebuildTables tables, long after, List<RecordedEvent<?>> events) {
        long next = events.getLast().position();
        try {
            database.runInLongTransaction(sql -> {
                tables.enter(sql, after);
                gathered(sql, tables.projection(), events);
                tables.reached(sql, next);
            });
        } catch (UniqueViolation e) {
            // A unique value moved from one stream to another within the batch, so the events must be applied in the
            // order of the log instead of grouped by stream.
            database.runInLongTransaction(sql -> {
                tables.enter(sql, after);
                inOrder(sql, tables.projection(), events);
                tables.reached(sql, next);
            });
        }
    }

    private void replayRest(Sql sql, InlineProjection projection, long from, RebuildProgress state) {
        long target = EventLog.highestPosition(sql);
        long reached = from;
        List<RecordedEvent<?>> events = log.read(sql, reached, target, projection.streamTypes(), BATCH);
        while (!events.isEmpty()) {
            inOrder(sql, projection, events);
            state.processed(events.size());
            reached = events.getLast().position();
            events = log.read(sql, reached, target, projection.streamTypes(), BATCH);
        }
    }

    private static void inOrder(Sql sql, InlineProjection projection, List<RecordedEvent<?>> events) {
        // Each statement is sent alone. If several were sent together, each combination would be a new SQL text, which
        // the database would have to parse and plan.
        events.forEach(event -> projection.apply(sql::update, event));
    }

    private static void gathered(Sql sql, InlineProjection projection, List<RecordedEvent<?>> events) {
        GatheredUpdates gathered = new GatheredUpdates(sql);
        Map<StreamId, List<RecordedEvent<?>>> streams = new LinkedHashMap<>();
        events.forEach(event -> streams.computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                .add(event));
        streams.forEach((stream, own) -> {
            gathered.about(stream);
            projection.apply(gathered, own);
        });
        gathered.run();
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the log", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** There is no table of this name that can be rebuilt. */
    private static DomainError unknownView(String view) {
        return DomainError.notFound("view.not_found", "There is no view " + view + '.');
    }

    /** The table has not been rebuilt on this node since it started. */
    private static DomainError notRebuilt(String view) {
        return DomainError.notFound(
                "view.rebuild.not_found", "The view " + view + " was not rebuilt since this node started.");
    }

    /** Another call or another node has started a rebuild of the same table. */
    static DomainError takenOver(String view) {
        return DomainError.aborted(
                "view.rebuild.taken_over",
                "Another rebuild of " + view + " began and continues from where this one stopped.");
    }

    /** A writer of events stayed open for longer than the rebuild waits. */
    private static DomainError logNotAtRest(String view) {
        return DomainError.unavailable(
                "view.rebuild.log_busy",
                "A long transaction keeps the log incomplete; the rebuild of " + view + " did not start. Try again.");
    }
}
