package dev.signet.branding;

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
class LabelPolicyEventGoldenTest {
    private final LabelPolicyEventTypes catalog = new LabelPolicyEventTypes();
    private final TestingEventCodec codec = new TestingEventCodec(catalog);

    static List<LabelPolicyEvent> events() {
        LabelColors light = new LabelColors("#ff8800", "#ffffff", "#aa0000", "#000000");
        LabelColors dark = new LabelColors("", "", "", "");
        return List.of(
                new LabelPolicyEvent.Added(new LabelSettings(light, dark, ThemeMode.AUTO, true)),
                new LabelPolicyEvent.Changed(new LabelSettings(dark, light, ThemeMode.DARK, false)),
                new LabelPolicyEvent.Removed(),
                new LabelPolicyEvent.LogoAdded("abc"),
                new LabelPolicyEvent.LogoRemoved());
    }

    @Test
    void every_registered_type_is_pinned() {
        assertThat(events().stream().map(LabelPolicyEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(
                        catalog.eventTypes().stream().map(EventType::recordType).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_and_read_as_its_file_says(LabelPolicyEvent event) throws IOException {
        ObjectNode stored = codec.write(event);
        ObjectNode golden =
                golden(stored.get("type").textValue(), stored.get("revision").intValue());
        assertThat(stored).isEqualTo(golden);
        assertThat(codec.read(golden)).isEqualTo(event);
    }

    private static ObjectNode golden(String type, int revision) throws IOException {
        String file = "/golden/label_policy/" + type + "." + revision + ".json";
        try (InputStream stream = LabelPolicyEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return (ObjectNode) new ObjectMapper().readTree(stream);
        }
    }
}
