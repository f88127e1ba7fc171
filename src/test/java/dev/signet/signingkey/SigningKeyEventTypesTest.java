package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.signet.eventstore.EventType;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins the stored form of the events: stored names and payloads never change. */
class SigningKeyEventTypesTest {
    private static final Instant TIME = Instant.parse("2026-02-01T12:05:05Z");

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    static Arguments[] events() {
        return new Arguments[] {
            Arguments.of("""
                {"publicKey":{"kty":"RSA","use":"sig","alg":"RS256","kid":"17","n":"n0","e":"AQAB"},\
                "activatableAt":"2026-02-01T12:05:05Z"}\
                """, added(PublicJwk.rsa(SigningAlgorithm.RS256, "17", "n0", "AQAB"))),
            Arguments.of("""
                {"publicKey":{"kty":"RSA","use":"sig","alg":"PS256","kid":"17","n":"n0","e":"AQAB"},\
                "activatableAt":"2026-02-01T12:05:05Z"}\
                """, added(PublicJwk.rsa(SigningAlgorithm.PS256, "17", "n0", "AQAB"))),
            Arguments.of("""
                {"publicKey":{"kty":"EC","use":"sig","alg":"ES256","kid":"17","crv":"P-256","x":"x0","y":"y0"},\
                "activatableAt":"2026-02-01T12:05:05Z"}\
                """, added(PublicJwk.ec(SigningAlgorithm.ES256, "17", "P-256", "x0", "y0"))),
            Arguments.of("""
                {"publicKey":{"kty":"OKP","use":"sig","alg":"EdDSA","kid":"17","crv":"Ed25519","x":"x0"},\
                "activatableAt":"2026-02-01T12:05:05Z"}\
                """, added(PublicJwk.okp(SigningAlgorithm.EdDSA, "17", "Ed25519", "x0"))),
            Arguments.of("{}", new SigningKeyEvent.Activated()),
            Arguments.of("""
                {"retireAt":"2026-02-01T12:05:05Z"}\
                """, new SigningKeyEvent.Deactivated(TIME)),
            Arguments.of("{}", new SigningKeyEvent.Removed())
        };
    }

    @ParameterizedTest
    @MethodSource("events")
    void payloads_are_written_in_the_pinned_form(String payload, SigningKeyEvent event) throws Exception {
        assertThat(json.writeValueAsString(event)).isEqualTo(payload);
    }

    @ParameterizedTest
    @MethodSource("events")
    void stored_payloads_are_read(String payload, SigningKeyEvent event) throws Exception {
        assertThat(json.readValue(payload, event.getClass())).isEqualTo(event);
    }

    @Test
    void stored_names_are_those_of_zitadel() {
        assertThat(new SigningKeyEventTypes().eventTypes())
                .allSatisfy(type -> assertThat(type.streamType()).isEqualTo("web_key"))
                .extracting(EventType::name)
                .containsExactly("web_key.added", "web_key.activated", "web_key.deactivated", "web_key.removed");
    }

    private static SigningKeyEvent added(PublicJwk key) {
        return new SigningKeyEvent.Added(key, TIME);
    }
}
