package dev.signet.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.eventstore.EventType;
import dev.signet.eventstore.TestingEventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins every stored event: a changed record no longer matches its file and needs a revision and an upcaster. */
class SessionEventGoldenTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Instant END = Instant.parse("2026-03-11T12:00:00.123456Z");

    private final SessionEventTypes catalog = new SessionEventTypes();
    private final TestingEventCodec codec = new TestingEventCodec(catalog);

    static List<SessionEvent> events() {
        return List.of(
                new SessionEvent.Added("0a1b", "100", AT, END),
                new SessionEvent.PasswordChecked(AT, END),
                new SessionEvent.Terminated(SessionEnd.SIGN_OUT));
    }

    @Test
    void every_registered_type_is_pinned() {
        assertThat(events().stream().map(SessionEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(
                        catalog.eventTypes().stream().map(EventType::recordType).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_and_read_as_its_file_says(SessionEvent event) throws IOException {
        ObjectNode stored = codec.write(event);
        ObjectNode golden =
                golden(stored.get("type").textValue(), stored.get("revision").intValue());
        assertThat(stored).isEqualTo(golden);
        assertThat(codec.read(golden)).isEqualTo(event);
    }

    private static ObjectNode golden(String type, int revision) throws IOException {
        String file = "/golden/session/" + type + "." + revision + ".json";
        try (InputStream stream = SessionEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return (ObjectNode) new ObjectMapper().readTree(stream);
        }
    }
}
