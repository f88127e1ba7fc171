package dev.signet.api.pipeline;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import com.google.rpc.BadRequest.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds values in a request that can be sent but neither stored nor returned: texts with U+0000, which PostgreSQL
 * cannot store, and times and durations outside the documented range of their types.
 */
final class WellFormed {
    private final List<FieldViolation> violations = new ArrayList<>();

    private WellFormed() {}

    /** The violations in a request; empty for nearly all requests. */
    static List<FieldViolation> violations(Message request) {
        WellFormed wellFormed = new WellFormed();
        wellFormed.check(request, "");
        return wellFormed.violations;
    }

    private void check(Message message, String prefix) {
        for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
            FieldDescriptor field = entry.getKey();
            String path = prefix + field.getName();
            if (field.isRepeated()) {
                List<?> values = (List<?>) entry.getValue();
                for (int i = 0; i < values.size(); i++) {
                    check(values.get(i), path, i);
                }
            } else {
                check(entry.getValue(), path, null);
            }
        }
    }

    private void check(Object value, String path, @Nullable Integer index) {
        switch (value) {
            case String text
            when text.indexOf('\0') >= 0 -> refuse(path, index, "text", "must not hold the character U+0000");
            case Timestamp time
            when !Timestamps.isValid(time) -> refuse(path, index, "timestamp", "must be a time in the years 1 to 9999");
            case Duration duration
            when !Durations.isValid(duration) ->
                refuse(path, index, "duration", "must be a duration of at most 315576000000 seconds");
            case Message message -> check(message, at(path, index) + ".");
            default -> {}
        }
    }

    private void refuse(String path, @Nullable Integer index, String reason, String description) {
        violations.add(FieldViolation.newBuilder()
                .setField(at(path, index))
                .setReason(reason)
                .setDescription(description)
                .build());
    }

    private static String at(String path, @Nullable Integer index) {
        return index == null ? path : path + '[' + index + ']';
    }
}
