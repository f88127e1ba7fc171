package dev.signet.projection;

import dev.signet.eventstore.RecordedEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the events that it was given, and fails for the streams that a test chooses. */
@Singleton
final class TestingConsumer implements AsyncProjection {
    static final String NAME = "testing";

    private final Map<String, List<Long>> versions = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of("test_note");
    }

    @Override
    public void handle(RecordedEvent<?> event) {
        if (failing.contains(event.stream().id())) {
            throw new IllegalStateException("cannot reach somebody@example.com");
        }
        versions.computeIfAbsent(event.stream().id(), id -> new CopyOnWriteArrayList<>())
                .add(event.version());
    }

    List<Long> versionsOf(String streamId) {
        return List.copyOf(versions.getOrDefault(streamId, List.of()));
    }

    void failOn(String streamId) {
        failing.add(streamId);
    }

    void repair(String streamId) {
        failing.remove(streamId);
    }
}
