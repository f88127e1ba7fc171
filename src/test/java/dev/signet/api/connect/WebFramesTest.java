package dev.signet.api.connect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.Code;
import dev.signet.api.dialect.RpcException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebFramesTest {
    @Test
    void a_frame_is_read_as_it_was_written() {
        byte[] message = {1, 2, 3};

        assertThat(WebFrames.message(WebFrames.data(message))).isEqualTo(message);
        assertThat(WebFrames.message(WebFrames.data(new byte[0]))).isEmpty();
    }

    @Test
    void anything_but_one_message_is_malformed() {
        byte[] frame = WebFrames.data(new byte[] {1, 2, 3});

        for (byte[] body : new byte[][] {
            new byte[0],
            Arrays.copyOf(frame, 4),
            Arrays.copyOf(frame, frame.length - 1),
            Arrays.copyOf(frame, frame.length + 1),
            WebFrames.join(frame, frame),
            WebFrames.trailers(new byte[0]),
            {0, -1, -1, -1, -1},
            {0, 127, -1, -1, -1},
            {2, 0, 0, 0, 0},
        }) {
            RpcException refusal = catchThrowableOfType(RpcException.class, () -> WebFrames.message(body));
            assertThat(refusal.failure().id()).as(Arrays.toString(body)).isEqualTo("request.frame.malformed");
        }
    }

    @Test
    void a_compressed_message_is_refused() { // attack A-31
        RpcException refusal =
                catchThrowableOfType(RpcException.class, () -> WebFrames.message(new byte[] {1, 0, 0, 0, 0}));
        assertThat(refusal.failure().code()).isEqualTo(Code.UNIMPLEMENTED);
    }

    @Test
    void text_may_be_padded_in_each_of_its_parts() {
        String first = Base64.getEncoder().encodeToString(new byte[] {0, 0, 0, 0});
        String second = Base64.getEncoder().encodeToString(new byte[] {1, 7});

        assertThat(WebFrames.fromText((first + second).getBytes(US_ASCII))).containsExactly(0, 0, 0, 0, 1, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAA", "AAAA=", "AA A", "!!!!", "=AAA", "----"})
    void text_that_is_not_base64_is_malformed(String text) {
        RpcException refusal =
                catchThrowableOfType(RpcException.class, () -> WebFrames.fromText(text.getBytes(US_ASCII)));
        assertThat(refusal.failure().id()).isEqualTo("request.frame.malformed");
    }
}
