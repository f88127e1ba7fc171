package dev.signet.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.ShownProof;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallMetadataTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void a_request_id_connects_log_and_events() {
        assertThat(read(Map.of("x-request-id", "a-1", "traceparent", traceparent()))
                        .correlationId())
                .isEqualTo("a-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a\nb", "äh", "12345678901234567890123456789012345678901234567890123456789012345"})
    void a_request_id_with_unsafe_characters_is_ignored(String requestId) {
        assertThat(read(Map.of("x-request-id", requestId, "traceparent", traceparent()))
                        .correlationId())
                .isEqualTo(TRACE);
    }

    @Test
    void without_either_header_ids_are_random() {
        assertThat(read(Map.of()).correlationId())
                .isNotEqualTo(read(Map.of("traceparent", "nonsense")).correlationId());
    }

    @Test
    void a_long_user_agent_is_cut() {
        assertThat(read(Map.of("user-agent", "x".repeat(5000))).userAgent()).hasSize(256);
    }

    @Test
    void a_user_agent_is_one_line_without_control_characters() {
        assertThat(read(Map.of("user-agent", " an\tapp/1.0\u0007")).userAgent()).isEqualTo("an app/1.0");
        assertThat(read(Map.of("user-agent", "\t")).userAgent()).isNull();
    }

    private static String traceparent() {
        return "00-" + TRACE + "-b7ad6b7169203331-01";
    }

    private static CallMetadata read(Map<String, String> headers) {
        return CallMetadata.read(headers::get, "192.0.2.1", new ShownProof(List.of(), "POST", "/"));
    }
}
