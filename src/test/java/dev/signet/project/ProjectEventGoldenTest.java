package dev.signet.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.eventstore.EventType;
import dev.signet.eventstore.TestingEventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins every stored event: a changed record no longer matches its file and needs a revision and an upcaster. */
class ProjectEventGoldenTest {
    private final ProjectEventTypes catalog = new ProjectEventTypes();
    private final TestingEventCodec codec = new TestingEventCodec(catalog);

    static List<ProjectEvent> events() {
        return List.of(
                new ProjectEvent.Added(
                        "200", "Portal", true, true, true, PrivateLabeling.ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY),
                new ProjectEvent.Changed("Door", false, true, false, PrivateLabeling.UNSPECIFIED),
                new ProjectEvent.Deactivated(),
                new ProjectEvent.Reactivated(),
                new ProjectEvent.Removed(),
                new ProjectEvent.RoleAdded("admin", "Administrator", "staff"),
                new ProjectEvent.RoleChanged("admin", "Boss", ""),
                new ProjectEvent.RoleRemoved("admin"));
    }

    @Test
    void every_registered_type_is_pinned() {
        assertThat(events().stream().map(ProjectEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(
                        catalog.eventTypes().stream().map(EventType::recordType).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_and_read_as_its_file_says(ProjectEvent event) throws IOException {
        ObjectNode stored = codec.write(event);
        ObjectNode golden =
                golden(stored.get("type").textValue(), stored.get("revision").intValue());
        assertThat(stored).isEqualTo(golden);
        assertThat(codec.read(golden)).isEqualTo(event);
    }

    private static ObjectNode golden(String type, int revision) throws IOException {
        String file = "/golden/project/" + type + "." + revision + ".json";
        try (InputStream stream = ProjectEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return (ObjectNode) new ObjectMapper().readTree(stream);
        }
    }
}
