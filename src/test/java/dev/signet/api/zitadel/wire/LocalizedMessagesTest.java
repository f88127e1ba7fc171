package dev.signet.api.zitadel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.api.proto.zitadel.v1.LocalizedMessage;
import org.junit.jupiter.api.Test;

final class LocalizedMessagesTest {
    @Test
    void a_stored_name_is_converted_to_text() {
        assertThat(LocalizedMessages.eventType("user.human.email.changed"))
                .isEqualTo(LocalizedMessage.newBuilder()
                        .setKey("EventTypes.user.human.email.changed")
                        .setLocalizedMessage("User human email changed")
                        .build());
    }
}
