package dev.signet.oidc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.api.dialect.RpcFailure;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.TestingErrors;
import dev.signet.throttling.TooManyAttempts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, invalid_request, 400, ",
        "NOT_FOUND, invalid_request, 400, ",
        "ALREADY_EXISTS, invalid_request, 400, ",
        "FAILED_PRECONDITION, invalid_request, 400, ",
        "PERMISSION_DENIED, access_denied, 403, ",
        "UNAUTHENTICATED, access_denied, 403, ",
        "RESOURCE_EXHAUSTED, temporarily_unavailable, 503, 5",
        "ABORTED, temporarily_unavailable, 503, 1",
        "UNAVAILABLE, temporarily_unavailable, 503, 5",
        "INTERNAL, server_error, 500, "
    })
    void every_kind_of_domain_error_has_a_protocol_error(
            DomainError.Kind kind, String error, int status, String retryAfter) {
        ProtocolException refused = DomainErrors.of(TestingErrors.of(kind));

        assertThat(refused.error().code()).isEqualTo(error);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.description()).isEqualTo("It is broken.");
        assertThat(refused.headers().get("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void an_error_that_knows_its_pause_says_so() {
        DomainError error = TooManyAttempts.after(Duration.ofMillis(61_001));

        assertThat(DomainErrors.of(error).headers()).containsEntry("Retry-After", "62");
        assertThat(RpcFailure.of(error).headers()).containsEntry("Retry-After", "62");
    }
}
