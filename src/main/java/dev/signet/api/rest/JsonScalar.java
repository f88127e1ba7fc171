package dev.signet.api.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads scalars according to protobuf's JSON mapping: 64-bit numbers also as strings, enums by name or number, times
 * and durations as strings.
 */
final class JsonScalar {
    // A 64-bit number has at most 20 characters. Without a limit, 1e999999999 would become a number with a billion
    // digits.
    private static final int MOST_DIGITS = 20;

    private JsonScalar() {}

    /**
     * Reads the parser's current value as the value of a field.
     *
     * @throws IllegalArgumentException if it is not a value of this field
     */
    static Object read(JsonParser parser, FieldDescriptor field, Message.Builder owner) throws IOException {
        return switch (field.getType()) {
            case STRING, BYTES -> FieldText.parse(field, text(parser), owner);
            case BOOL -> bool(parser);
            case INT32, SINT32, SFIXED32, UINT32, FIXED32, INT64, SINT64, SFIXED64, UINT64, FIXED64 ->
                FieldText.parse(field, wholeNumber(parser), owner);
            case FLOAT, DOUBLE -> FieldText.parse(field, number(parser), owner);
            case ENUM ->
                FieldText.parse(
                        field,
                        parser.currentToken() == JsonToken.VALUE_STRING ? name(parser) : wholeNumber(parser),
                        owner);
            case MESSAGE -> FieldText.parse(field, text(parser), owner);
            case GROUP -> throw new IllegalArgumentException("groups are not scalars");
        };
    }

    private static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("not a string");
        }
        return parser.getText();
    }

    private static Boolean bool(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_TRUE) {
            return true;
        }
        if (parser.currentToken() == JsonToken.VALUE_FALSE) {
            return false;
        }
        throw new IllegalArgumentException("not a bool");
    }

    // Refuses a number in quotes, which is not the name of an enum value.
    private static String name(JsonParser parser) throws IOException {
        String name = parser.getText();
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            throw new IllegalArgumentException("not a name");
        }
        return name;
    }

    private static String wholeNumber(JsonParser parser) throws IOException {
        String text = number(parser);
        if (text.length() <= MOST_DIGITS && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-')) {
            return text;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.scale() > 0 || (long) number.precision() - number.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("not a whole number");
        }
        return number.toBigIntegerExact().toString();
    }

    private static String number(JsonParser parser) throws IOException {
        if (parser.currentToken().isNumeric()) {
            return parser.getText();
        }
        return quotedNumber(text(parser));
    }

    private static String quotedNumber(String text) {
        if (text.isEmpty() || text.length() > 400 || text.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("not a number");
        }
        return text;
    }
}
