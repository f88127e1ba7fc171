package dev.signet.projection;

import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.Fence;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.AtOnce;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.DomainError;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Refills the tables of an inline projection from the log while the server goes on.
 *
 * <p>The events are replayed into empty copies in another schema. Then the fence shuts out writers for as long as it
 * takes to replay what came meanwhile, and the copies take the place of the tables in one transaction.
 */
@Singleton
public final class ViewRebuild {
    private static final Logger LOG = Logger.getLogger(ViewRebuild.class);
    private static final int BATCH = 1_000;

    private final Database database;
    private final EventLog log;
    private final Fence fence;
    private final Ids ids;
    private final List<InlineProjection> projections;
    private final Map<String, RebuildProgress> progress = new ConcurrentHashMap<>();

    public ViewRebuild(Database database, EventLog log, Fence fence, Ids ids, @All List<InlineProjection> projections) {
        this.database = database;
        this.log = log;
        this.fence = fence;
        this.ids = ids;
        this.projections = List.copyOf(projections);
    }

    /** Names of every view that can be rebuilt, sorted. */
    public Set<String> views() {
        Set<String> names = new TreeSet<>();
        projections.forEach(projection -> names.addAll(projection.tables()));
        return names;
    }

    /** How the last rebuild of a view on this node stands; NOT_FOUND if there was none. */
    public RebuildProgress require(String view) {
        RebuildProgress last = progress.get(view);
        if (last == null) {
            throw new UnknownView(view).exception();
        }
        return last;
    }

    /**
     * Starts a rebuild in the background, or answers the one that is running. The tables a projection keeps together are
     * rebuilt together.
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

    /** Rebuilds a view and returns when it is done. */
    public RebuildProgress run(String view) {
        RebuildProgress fresh = new RebuildProgress(ids.next(), view);
        run(projectionOf(view), fresh);
        return fresh;
    }

    private InlineProjection projectionOf(String view) {
        return projections.stream()
                .filter(projection -> projection.tables().contains(view))
                .findFirst()
                .orElseThrow(() -> new UnknownView(view).exception());
    }

    private void runSafely(InlineProjection projection, RebuildProgress state) {
        try {
            run(projection, state);
        } catch (RuntimeException e) {
            LOG.errorf(e, "rebuild of %s failed", state.view());
            state.failed(String.valueOf(e.getMessage()));
        }
    }

    private void run(InlineProjection projection, RebuildProgress state) {
        String schema =
                "rebuild_" + projection.tables().stream().sorted().findFirst().orElseThrow();
        long target = fence.highestSettled().orElseThrow(() -> new LogNotAtRest(state.view()).exception());
        state.total(log.count(projection.streamTypes(), target));
        database.inTransaction(sql -> prepare(sql, schema, projection));
        long reached = replay(schema, projection, 0, target, state);
        database.inTransaction(sql -> {
            Fence.shutOut(sql);
            setSearchPath(sql, schema);
            replayRest(sql, projection, reached, state);
            return swap(sql, schema, projection);
        });
        state.done();
    }

    private static boolean prepare(Sql sql, String schema, InlineProjection projection) {
        sql.update("drop schema if exists " + schema + " cascade");
        sql.update("create schema " + schema);
        for (String table : projection.tables()) {
            sql.update("create table " + schema + "." + table + " (like views." + table + " including all)");
        }
        return true;
    }

    private long replay(String schema, InlineProjection projection, long from, long target, RebuildProgress state) {
        long reached = from;
        while (true) {
            long after = reached;
            List<RecordedEvent<?>> events = database.inTransaction(sql -> {
                setSearchPath(sql, schema);
                List<RecordedEvent<?>> batch = log.read(sql, after, target, projection.streamTypes(), BATCH);
                batch.forEach(event -> projection.apply(new AtOnce(sql), event));
                return batch;
            });
            if (events.isEmpty()) {
                return target;
            }
            reached = events.getLast().position();
            state.processed(events.size());
        }
    }

    private void replayRest(Sql sql, InlineProjection projection, long from, RebuildProgress state) {
        long target = log.highestPosition(sql);
        long reached = from;
        List<RecordedEvent<?>> events = log.read(sql, reached, target, projection.streamTypes(), BATCH);
        while (!events.isEmpty()) {
            events.forEach(event -> projection.apply(new AtOnce(sql), event));
            state.processed(events.size());
            reached = events.getLast().position();
            events = log.read(sql, reached, target, projection.streamTypes(), BATCH);
        }
    }

    private static boolean swap(Sql sql, String schema, InlineProjection projection) {
        for (String table : projection.tables()) {
            sql.update("drop table views." + table);
            sql.update("alter table " + schema + "." + table + " set schema views");
        }
        sql.update("drop schema " + schema);
        return true;
    }

    private static void setSearchPath(Sql sql, String schema) {
        sql.update("set local search_path = " + schema + ", public, views");
    }

    /** The view has no such name. */
    record UnknownView(String view) implements DomainError {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "view.not_found";
        }

        @Override
        public String message() {
            return "There is no view " + view + ", or it was not rebuilt since this node started.";
        }
    }

    /** A writer held the log for longer than the fence waits. */
    record LogNotAtRest(String view) implements DomainError {
        @Override
        public Kind kind() {
            return Kind.UNAVAILABLE;
        }

        @Override
        public String code() {
            return "view.rebuild.log_busy";
        }

        @Override
        public String message() {
            return "A long transaction holds the log; the rebuild of " + view + " did not start. Try again.";
        }
    }
}
