package dev.signet.api.zitadel.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.admin.v1.ListEventsRequest;
import dev.signet.api.proto.zitadel.event.v1.Event;
import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.LogFilter;
import dev.signet.eventstore.StreamId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EventMapperTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T10:15:30.123456Z");

    @Test
    void event_filters_include_both_ends_of_their_period() {
        Timestamp time = WireTime.timestamp(CREATED);
        Instant afterwards = CREATED.plusNanos(1_000);

        LogFilter ascending = EventMapper.filter(
                ListEventsRequest.newBuilder().setAsc(true).setFrom(time).build());
        LogFilter descending =
                EventMapper.filter(ListEventsRequest.newBuilder().setFrom(time).build());
        LogFilter range = EventMapper.filter(ListEventsRequest.newBuilder()
                .setRange(ListEventsRequest.creation_date_range
                        .newBuilder()
                        .setSince(time)
                        .setUntil(time))
                .build());

        assertThat(ascending.from()).isEqualTo(CREATED);
        assertThat(ascending.until()).isNull();
        assertThat(descending.from()).isNull();
        assertThat(descending.until()).isEqualTo(afterwards);
        assertThat(range.from()).isEqualTo(CREATED);
        assertThat(range.until()).isEqualTo(afterwards);
    }

    @Test
    void event_limits_are_unsigned_and_bounded() {
        assertThat(EventMapper.filter(ListEventsRequest.getDefaultInstance()).limit())
                .isEqualTo(1000);
        assertThat(EventMapper.filter(
                                ListEventsRequest.newBuilder().setLimit(-1).build())
                        .limit())
                .isEqualTo(1000);
        assertThat(EventMapper.filter(ListEventsRequest.newBuilder().setLimit(7).build())
                        .limit())
                .isEqualTo(7);
    }

    @Test
    void an_event_shows_its_payload_as_an_object() {
        EventLog.LogEntry entry = new EventLog.LogEntry(
                42,
                new StreamId("user", "7"),
                3,
                "2",
                "user.human.email.changed",
                "{\"email\":\"ada@example.com\"}",
                "9",
                CREATED);

        Event event = EventMapper.event(entry, null);

        assertThat(event.getSequence()).isEqualTo(42);
        assertThat(event.getAggregate().getId()).isEqualTo("7");
        assertThat(event.getAggregate().getType().getType()).isEqualTo("user");
        assertThat(event.getPayload().getFieldsOrThrow("email").getStringValue())
                .isEqualTo("ada@example.com");
        assertThat(event.getEditor().getUserId()).isEqualTo("9");
    }
}
