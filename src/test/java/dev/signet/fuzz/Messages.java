package dev.signet.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Requests that match their protobuf type but have extreme values, as bytes and as JSON. */
final class Messages {
    private static final int DEEPEST = 6;
    private static final List<Long> NUMBERS = List.of(
            0L,
            1L,
            -1L,
            100L,
            1_000L,
            (long) Integer.MAX_VALUE,
            (long) Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            253_402_300_799L,
            253_402_300_800L,
            -62_135_596_800L,
            315_576_000_001L);

    private final Random random;
    private final Hostile hostile;

    Messages(Random random) {
        this.random = random;
        this.hostile = new Hostile(random);
    }

    /** A message of the type with some of its fields set. */
    DynamicMessage message(Descriptor type) {
        return message(type, 0);
    }

    private DynamicMessage message(Descriptor type, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            if (!random.nextBoolean() || depth > DEEPEST) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    message.addRepeatedField(field, value(field, depth));
                }
            } else {
                message.setField(field, value(field, depth));
            }
        }
        return message.build();
    }

    private Object value(FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> hostile.one(NUMBERS).intValue();
            case LONG -> hostile.one(NUMBERS);
            case FLOAT -> Float.NaN;
            case DOUBLE -> Double.NaN;
            case BOOLEAN -> random.nextBoolean();
            case STRING -> wellFormed(hostile.text());
            case BYTE_STRING -> ByteString.copyFromUtf8(hostile.text());
            case ENUM ->
                hostile.chance(8)
                        ? field.getEnumType().findValueByNumberCreatingIfUnknown(77)
                        : hostile.one(field.getEnumType().getValues());
            case MESSAGE -> message(field.getMessageType(), depth + 1);
        };
    }

    /** A JSON object with fields of the type, whose values may have any JSON type. */
    String json(Descriptor type) {
        String json = json(type, 0);
        return hostile.chance(6) ? hostile.mutated(json) : json;
    }

    private String json(Descriptor type, int depth) {
        StringBuilder json = new StringBuilder("{");
        for (FieldDescriptor field : type.getFields()) {
            if (random.nextInt(3) > 0 && depth <= DEEPEST) {
                json.append(json.length() == 1 ? "" : ",")
                        .append(quoted(random.nextBoolean() ? field.getJsonName() : field.getName()))
                        .append(':')
                        .append(field.isRepeated() ? "[" + jsonValue(field, depth) + "]" : jsonValue(field, depth));
            }
        }
        return json.append('}').toString();
    }

    private String jsonValue(FieldDescriptor field, int depth) {
        if (hostile.chance(7)) {
            return hostile.one(List.of("null", "7", "1e400", "\"x\"", "[]", "{}", "true", "9".repeat(1_001), "-0.5"));
        }
        return switch (field.getJavaType()) {
            case INT, LONG, FLOAT, DOUBLE -> String.valueOf(hostile.one(NUMBERS));
            case BOOLEAN -> "true";
            case STRING, BYTE_STRING -> quoted(hostile.text());
            case ENUM -> quoted(hostile.one(field.getEnumType().getValues()).getName());
            case MESSAGE ->
                field.getMessageType().getFullName().startsWith("google.protobuf.")
                        ? quoted(hostile.text())
                        : json(field.getMessageType(), depth + 1);
        };
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c)) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
