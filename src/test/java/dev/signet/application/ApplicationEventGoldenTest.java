package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.eventstore.EventType;
import dev.signet.eventstore.TestingEventCodec;
import dev.signet.signingkey.SigningAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins every stored event: a changed record no longer matches its file and needs a revision and an upcaster. */
class ApplicationEventGoldenTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final ApplicationEventTypes catalog = new ApplicationEventTypes();
    private final TestingEventCodec codec = new TestingEventCodec(catalog);

    static List<ApplicationEvent> events() {
        return List.of(
                new ApplicationEvent.Added("200", "300", "Portal"),
                new ApplicationEvent.Changed("Door"),
                new ApplicationEvent.Deactivated(),
                new ApplicationEvent.Reactivated(),
                new ApplicationEvent.Removed(),
                new ApplicationEvent.OidcConfigAdded("400", Configs.web()),
                new ApplicationEvent.OidcConfigChanged(Configs.full()),
                new ApplicationEvent.OidcSecretChanged(),
                new ApplicationEvent.ResponseAlgorithmsChanged(new ResponseAlgorithms(null, SigningAlgorithm.RS256)),
                new ApplicationEvent.TokensChanged(
                        new TokenSettings(ApiAccess.ORGANIZATION, ProjectAudience.OWN_PROJECT, AccessTokenHeader.JWT)),
                new ApplicationEvent.ApiConfigAdded("400", new ApiConfig(AuthMethod.BASIC)),
                new ApplicationEvent.ApiConfigChanged(new ApiConfig(AuthMethod.PRIVATE_KEY_JWT)),
                new ApplicationEvent.ApiSecretChanged(),
                new ApplicationEvent.KeyAdded("500", "-----BEGIN PUBLIC KEY-----\n", AT),
                new ApplicationEvent.KeyRemoved("500"),
                new ApplicationEvent.AddressesChanged(Configs.addresses()));
    }

    @Test
    void every_registered_type_is_pinned() {
        assertThat(events().stream().map(ApplicationEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(
                        catalog.eventTypes().stream().map(EventType::recordType).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_and_read_as_its_file_says(ApplicationEvent event) throws IOException {
        ObjectNode stored = codec.write(event);
        ObjectNode golden =
                golden(stored.get("type").textValue(), stored.get("revision").intValue());
        assertThat(stored).isEqualTo(golden);
        assertThat(codec.read(golden)).isEqualTo(event);
    }

    private static ObjectNode golden(String type, int revision) throws IOException {
        String file = "/golden/application/" + type + "." + revision + ".json";
        try (InputStream stream = ApplicationEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return (ObjectNode) new ObjectMapper().readTree(stream);
        }
    }
}
