package dev.signet.token;

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
class FamilyEventGoldenTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Instant END = Instant.parse("2026-03-11T12:00:00.123456Z");

    private final FamilyEventTypes catalog = new FamilyEventTypes();
    private final TestingEventCodec codec = new TestingEventCodec(catalog);

    static List<FamilyEvent> events() {
        return List.of(
                new FamilyEvent.Added(
                        "300",
                        "100",
                        "400",
                        List.of("openid", "offline_access"),
                        List.of("300", "301"),
                        AT,
                        List.of("pwd"),
                        "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
                        List.of("email"),
                        List.of("name")),
                new FamilyEvent.RefreshTokenAdded(AT, END, Instant.parse("2026-05-30T12:00:00.123456Z")),
                new FamilyEvent.RefreshTokenRenewed(2, AT, END),
                new FamilyEvent.RefreshTokenRevoked(FamilyEnd.REUSE),
                new FamilyEvent.AccessTokenRevoked(FamilyEnd.CODE_REUSE));
    }

    @Test
    void every_registered_type_is_pinned() {
        assertThat(events().stream().map(FamilyEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(
                        catalog.eventTypes().stream().map(EventType::recordType).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_and_read_as_its_file_says(FamilyEvent event) throws IOException {
        ObjectNode stored = codec.write(event);
        ObjectNode golden =
                golden(stored.get("type").textValue(), stored.get("revision").intValue());
        assertThat(stored).isEqualTo(golden);
        assertThat(codec.read(golden)).isEqualTo(event);
    }

    @Test
    void families_of_the_first_revision_have_no_requested_claims_for_id_tokens() throws IOException {
        FamilyEvent.Added now = (FamilyEvent.Added) events().getFirst();
        TokenTerms terms = now.terms();

        assertThat(codec.read(golden("oidc_session.added", 1)))
                .isEqualTo(FamilyEvent.Added.on(new TokenTerms(
                        terms.clientId(),
                        terms.userId(),
                        terms.sessionId(),
                        terms.scopes(),
                        terms.audience(),
                        terms.authTime(),
                        terms.amr(),
                        terms.keyThumbprint(),
                        terms.userinfoClaims())));
    }

    private static ObjectNode golden(String type, int revision) throws IOException {
        String file = "/golden/oidc_session/" + type + "." + revision + ".json";
        try (InputStream stream = FamilyEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return (ObjectNode) new ObjectMapper().readTree(stream);
        }
    }
}
