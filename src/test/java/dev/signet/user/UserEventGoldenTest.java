package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.eventstore.TestingEventCodec;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** How events of earlier revisions are read; {@code StoredEventsTest} pins the current ones. */
class UserEventGoldenTest {
    private final TestingEventCodec codec = new TestingEventCodec(new UserEventTypes());

    @Test
    void metadata_whose_key_was_readable_is_still_read() throws IOException {
        assertThat(codec.read(golden("user.metadata.set", 1)))
                .isEqualTo(new UserEvent.MetadataSet("colour", "Ymx1ZQ=="));
        assertThat(codec.read(golden("user.metadata.removed", 1))).isEqualTo(new UserEvent.MetadataRemoved("colour"));
        ObjectNode redacted = golden("user.metadata.removed", 1);
        redacted.withObject("payload").remove("key");
        assertThat(codec.readErased(redacted)).isEqualTo(new UserEvent.MetadataRemoved(""));
    }

    private static ObjectNode golden(String type, int revision) throws IOException {
        String file = "/golden/user/" + type + "." + revision + ".json";
        try (InputStream stream = UserEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return (ObjectNode) new ObjectMapper().readTree(stream);
        }
    }
}
