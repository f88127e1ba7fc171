package dev.signet.api.zitadel.event;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.admin.v1.ListEventsRequest;
import dev.signet.api.proto.zitadel.event.v1.Aggregate;
import dev.signet.api.proto.zitadel.event.v1.AggregateType;
import dev.signet.api.proto.zitadel.event.v1.Editor;
import dev.signet.api.proto.zitadel.event.v1.Event;
import dev.signet.api.proto.zitadel.event.v1.EventType;
import dev.signet.api.zitadel.wire.LocalizedMessages;
import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.LogFilter;
import dev.signet.user.view.UserView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Converts requests for the event log to filters, and its events to messages. */
final class EventMapper {
    private static final int MAX_LIMIT = 1000;

    private EventMapper() {}

    static LogFilter filter(ListEventsRequest request) {
        Period period = period(request);
        return new LogFilter(
                request.getSequence(),
                limit(request.getLimit()),
                request.getAsc(),
                request.getAggregateTypesList(),
                request.getEventTypesList(),
                orNull(request.getAggregateId()),
                orNull(request.getResourceOwner()),
                orNull(request.getEditorUserId()),
                period.from(),
                period.until());
    }

    static Event event(EventLog.LogEntry entry, @Nullable UserView editor) {
        Editor.Builder by = Editor.newBuilder().setUserId(entry.actor()).setDisplayName(entry.actor());
        if (editor != null) {
            by.setDisplayName(editor.displayName());
        }
        return Event.newBuilder()
                .setEditor(by)
                .setAggregate(Aggregate.newBuilder()
                        .setId(entry.stream().id())
                        .setType(aggregateType(entry.stream().type()))
                        .setResourceOwner(entry.owner()))
                .setSequence(entry.position())
                .setCreationDate(WireTime.timestamp(entry.recordedAt()))
                .setPayload(struct(entry.payload()))
                .setType(eventType(entry.type()))
                .build();
    }

    static EventType eventType(String type) {
        return EventType.newBuilder()
                .setType(type)
                .setLocalized(LocalizedMessages.eventType(type))
                .build();
    }

    static AggregateType aggregateType(String type) {
        return AggregateType.newBuilder()
                .setType(type)
                .setLocalized(LocalizedMessages.aggregateType(type))
                .build();
    }

    /** Compares as unsigned, because limits are unsigned in the contract. */
    private static int limit(int wanted) {
        return wanted == 0 || Integer.compareUnsigned(wanted, MAX_LIMIT) > 0 ? MAX_LIMIT : wanted;
    }

    @SuppressWarnings("deprecation") // older clients still send creation_date
    private static Period period(ListEventsRequest request) {
        return switch (request.getCreationDateFilterCase()) {
            case RANGE ->
                new Period(
                        request.getRange().hasSince()
                                ? WireTime.instant(request.getRange().getSince(), "range.since")
                                : null,
                        request.getRange().hasUntil()
                                ? after(WireTime.instant(request.getRange().getUntil(), "range.until"))
                                : null);
            case FROM -> Period.startingAt(request.getFrom(), "from", request.getAsc());
            case CREATIONDATEFILTER_NOT_SET ->
                request.hasCreationDate()
                        ? Period.startingAt(request.getCreationDate(), "creation_date", request.getAsc())
                        : new Period(null, null);
        };
    }

    /**
     * Converts the end of a request, which is inclusive, to the end of a filter, which is exclusive: one microsecond
     * later, because times are stored in microseconds.
     */
    private static Instant after(Instant last) {
        return last.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Struct struct(String json) {
        Struct.Builder struct = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(json, struct);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the payload of an event is no JSON object", e);
        }
        return struct.build();
    }

    private record Period(@Nullable Instant from, @Nullable Instant until) {

        static Period startingAt(Timestamp start, String field, boolean ascending) {
            Instant instant = WireTime.instant(start, field);
            return ascending ? new Period(instant, null) : new Period(null, after(instant));
        }
    }
}
