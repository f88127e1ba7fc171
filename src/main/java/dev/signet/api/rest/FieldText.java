package dev.signet.api.rest;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.FieldMaskUtil;
import dev.signet.kernel.Unicode;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads values of request fields from text in paths and queries, and describes what a valid value would be. */
final class FieldText {
    private static final int MOST_NAMES_TOLD = 20;
    private static final Set<String> TEXTS =
            Set.of("google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf.FieldMask");

    private FieldText() {}

    /**
     * Reads a value in the JSON form of its field, without the quotes.
     *
     * @param target builder of the message that contains the field
     * @throws IllegalArgumentException if it cannot be read; {@link #expectation} describes valid values
     */
    static Object parse(FieldDescriptor field, String text, Message.Builder target) {
        return switch (field.getType()) {
            case STRING -> unicode(text);
            case BOOL -> bool(text);
            case INT32, SINT32, SFIXED32 -> Integer.parseInt(text);
            case UINT32, FIXED32 -> Integer.parseUnsignedInt(text);
            case INT64, SINT64, SFIXED64 -> Long.parseLong(text);
            case UINT64, FIXED64 -> Long.parseUnsignedLong(text);
            case FLOAT -> Float.parseFloat(text);
            case DOUBLE -> Double.parseDouble(text);
            case ENUM -> enumValue(field.getEnumType(), text);
            case BYTES -> ByteString.copyFrom(base64(text));
            case MESSAGE -> message(text, target.newBuilderForField(field));
            case GROUP -> throw new IllegalArgumentException("groups have no text form");
        };
    }

    /** Describes the valid values of a field, as the end of a sentence that starts with "the field ...". */
    static String expectation(FieldDescriptor field) {
        return switch (field.getType()) {
            case STRING -> "must be a string without unpaired surrogates";
            case BOOL -> "must be true or false";
            case INT32, SINT32, SFIXED32 -> "must be a whole number of 32 bits";
            case UINT32, FIXED32 -> "must be a whole number of 32 bits that is not negative";
            case INT64, SINT64, SFIXED64 -> "must be a whole number of 64 bits";
            case UINT64, FIXED64 -> "must be a whole number of 64 bits that is not negative";
            case FLOAT, DOUBLE -> "must be a number";
            case ENUM -> "must be one of " + names(field.getEnumType());
            case BYTES -> "must be base64";
            case MESSAGE -> expectationOfMessage(field);
            case GROUP -> "cannot be given";
        };
    }

    private static String expectationOfMessage(FieldDescriptor field) {
        return switch (field.getMessageType().getFullName()) {
            case "google.protobuf.Timestamp" ->
                "must be a time that exists, in the years 1 to 9999, such as 2026-01-31T08:00:00Z";
            case "google.protobuf.Duration" -> "must be a duration of at most 315576000000 seconds such as 3.5s";
            case "google.protobuf.FieldMask" -> "must be field names with commas between them";
            default -> "must be a JSON object";
        };
    }

    private static String names(EnumDescriptor type) {
        String names = type.getValues().stream()
                .limit(MOST_NAMES_TOLD)
                .map(EnumValueDescriptor::getName)
                .collect(Collectors.joining(", "));
        return type.getValues().size() > MOST_NAMES_TOLD ? names + " and so on" : names;
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("not a bool");
        };
    }

    private static EnumValueDescriptor enumValue(EnumDescriptor type, String text) {
        @Nullable EnumValueDescriptor named = type.findValueByName(text);
        if (named != null) {
            return named;
        }
        // Unknown numbers are accepted here and left to validation, as in the JSON form of enums.
        return type.findValueByNumberCreatingIfUnknown(Integer.parseInt(text));
    }

    private static byte[] base64(String text) {
        return text.indexOf('-') >= 0 || text.indexOf('_') >= 0
                ? Base64.getUrlDecoder().decode(text)
                : Base64.getDecoder().decode(text);
    }

    private static String unicode(String text) {
        if (!Unicode.isWellFormed(text)) {
            throw new IllegalArgumentException("unpaired surrogate");
        }
        return text;
    }

    private static Message message(String text, Message.Builder builder) {
        return switch (builder.getDescriptorForType().getFullName()) {
            case "google.protobuf.Timestamp" -> TimeText.timestamp(text);
            case "google.protobuf.Duration" -> TimeText.duration(text);
            case "google.protobuf.FieldMask" -> FieldMaskUtil.fromJsonString(text);
            default -> throw new IllegalArgumentException("messages of this type have no text form");
        };
    }

    /** Whether the JSON form of the type is a string that {@link #parse} reads. */
    static boolean isText(Descriptor type) {
        return TEXTS.contains(type.getFullName());
    }

    /** Whether a message has a special JSON form instead of an object of its fields. */
    static boolean isWellKnown(String messageName) {
        return messageName.startsWith("google.protobuf.");
    }
}
