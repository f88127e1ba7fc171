package dev.signet.boot;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypes;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.projection.AsyncProjection;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Writes a line for every event into a category of the log of its own, for systems that collect logs. Lines have ids and
 * no personal data; whoever needs more asks the API for the event.
 *
 * <p>The events themselves are the record. The lines are written by one node after another, each event at least once and
 * in the order of the log. When this is turned on for the first time, they begin with the first event.
 */
@Singleton
final class AuditLog implements AsyncProjection {
    static final String CATEGORY = "signet.audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final EventTypes types;
    private final Set<String> streamTypes;
    private final LogConfig config;

    AuditLog(EventTypes types, LogConfig config) {
        this.types = types;
        this.streamTypes = types.all().stream().map(EventType::streamType).collect(Collectors.toUnmodifiableSet());
        this.config = config;
    }

    @Override
    public boolean isOn() {
        return config.audit();
    }

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public Set<String> streamTypes() {
        return streamTypes;
    }

    @Override
    public void handle(RecordedEvent<?> event) {
        LOG.infof(
                "event=%s stream=%s/%s version=%d position=%d actor=%s owner=%s at=%s",
                types.nameOf(event.event()),
                event.stream().type(),
                event.stream().id(),
                event.version(),
                event.position(),
                event.actor(),
                event.owner(),
                event.recordedAt());
    }
}
