package dev.signet.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest.FieldViolation;
import dev.signet.api.proto.zitadel.admin.v1.ListEventsRequest;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.AddOIDCAppRequest;
import dev.signet.api.proto.zitadel.management.v1.BulkRemoveUserMetadataRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WellFormedTest {

    @Test
    void an_ordinary_request_is_well_formed() {
        AddHumanUserRequest.Builder person = AddHumanUserRequest.newBuilder().setUserName("ada\n\uD83D\uDE00");
        person.getProfileBuilder().setFirstName("Ada");
        assertThat(fields(person.build())).isEmpty();
    }

    @Test
    void a_text_with_u_0000_is_reported_with_its_field() {
        AddHumanUserRequest.Builder person = AddHumanUserRequest.newBuilder().setUserName("a\0");
        person.getProfileBuilder().setLastName("\0").setFirstName("Ada");
        assertThat(fields(person.build())).containsExactly("user_name", "profile.last_name");
        assertThat(fields(BulkRemoveUserMetadataRequest.newBuilder()
                        .addKeys("a")
                        .addKeys("b\0")
                        .build()))
                .containsExactly("keys[1]");
    }

    @Test
    void a_time_or_duration_out_of_range_is_reported_with_its_field() {
        assertThat(fields(ListEventsRequest.newBuilder()
                        .setFrom(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
                        .build()))
                .containsExactly("from");
        assertThat(fields(ListEventsRequest.newBuilder()
                        .setFrom(Timestamp.newBuilder().setNanos(-1))
                        .build()))
                .containsExactly("from");
        assertThat(fields(AddOIDCAppRequest.newBuilder()
                        .setClockSkew(
                                Duration.newBuilder().setSeconds(Long.MIN_VALUE).setNanos(Integer.MIN_VALUE))
                        .build()))
                .containsExactly("clock_skew");
    }

    private static List<String> fields(Message request) {
        return WellFormed.violations(request).stream()
                .map(FieldViolation::getField)
                .toList();
    }
}
