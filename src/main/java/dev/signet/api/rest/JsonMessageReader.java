package dev.signet.api.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.signet.api.dialect.UnknownFields;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads the parser's current value into a message in one pass, and reports the path of a value that is invalid. */
final class JsonMessageReader {
    private static final JsonFormat.Parser WELL_KNOWN = JsonFormat.parser();

    private final JsonParser parser;
    private final UnknownFields unknown;

    JsonMessageReader(JsonParser parser, UnknownFields unknown) {
        this.parser = parser;
        this.unknown = unknown;
    }

    /** Reads a whole message. */
    void readRoot(Message.Builder message) throws IOException {
        readMessage(message, JsonTrail.START);
    }

    /** Reads the value of one field. */
    void readRoot(Message.Builder message, FieldDescriptor field) throws IOException {
        readField(message, field, JsonTrail.START.field(field.getName()));
    }

    private void readMessage(Message.Builder message, JsonTrail at) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw at.refusal("type", "must be a JSON object");
        }
        Descriptor type = message.getDescriptorForType();
        Set<FieldDescriptor> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            FieldDescriptor field = FieldPath.field(type, parser.currentName());
            if (field == null) {
                passOver(at);
                continue;
            }
            JsonTrail there = at.field(field.getName());
            if (!seen.add(field)) {
                throw there.refusal("repeated", "must occur only once");
            }
            parser.nextToken();
            readField(message, field, there);
        }
    }

    private void passOver(JsonTrail at) throws IOException {
        if (unknown == UnknownFields.REFUSED) {
            throw QueryBinder.unknown(at.field(parser.currentName()).toString()).exception();
        }
        parser.nextToken();
        parser.skipChildren();
    }

    private void readField(Message.Builder message, FieldDescriptor field, JsonTrail at) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL && !takesNull(field)) {
            return;
        }
        refuseSecondOfOneof(message, field, at);
        if (field.isMapField()) {
            readMap(message, field, at);
        } else if (field.isRepeated()) {
            readList(message, field, at);
        } else {
            message.setField(field, readValue(message, field, at));
        }
    }

    private static void refuseSecondOfOneof(Message.Builder message, FieldDescriptor field, JsonTrail at) {
        if (field.getRealContainingOneof() != null && message.hasOneof(field.getRealContainingOneof())) {
            throw at.refusal(
                    "oneof",
                    "excludes "
                            + message.getOneofFieldDescriptor(field.getRealContainingOneof())
                                    .getName());
        }
    }

    private void readList(Message.Builder message, FieldDescriptor field, JsonTrail at) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw at.refusal("type", "must be a JSON array");
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            message.addRepeatedField(field, readValue(message, field, at.index(i)));
        }
    }

    private void readMap(Message.Builder message, FieldDescriptor field, JsonTrail at) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw at.refusal("type", "must be a JSON object");
        }
        FieldDescriptor keyField = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor valueField = field.getMessageType().findFieldByNumber(2);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Message.Builder entry = message.newBuilderForField(field);
            String key = parser.currentName();
            JsonTrail there = at.key(key);
            try {
                entry.setField(keyField, FieldText.parse(keyField, key, entry));
            } catch (IllegalArgumentException e) {
                throw there.refusal("type", "has a key that " + FieldText.expectation(keyField));
            }
            parser.nextToken();
            entry.setField(valueField, readValue(entry, valueField, there));
            message.addRepeatedField(field, entry.build());
        }
    }

    private Object readValue(Message.Builder owner, FieldDescriptor field, JsonTrail at) throws IOException {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            if (FieldText.isText(field.getMessageType())) {
                return readScalar(owner, field, at);
            }
            Message.Builder value = owner.newBuilderForField(field);
            if (FieldText.isWellKnown(field.getMessageType().getFullName())) {
                readWellKnown(value, field, at);
            } else {
                readMessage(value, at);
            }
            return value.build();
        }
        return readScalar(owner, field, at);
    }

    private Object readScalar(Message.Builder owner, FieldDescriptor field, JsonTrail at) throws IOException {
        try {
            return JsonScalar.read(parser, field, owner);
        } catch (IllegalArgumentException e) {
            throw at.refusal("type", FieldText.expectation(field));
        }
    }

    // Struct, Value and similar types have special JSON forms, which protobuf's own library reads.
    private void readWellKnown(Message.Builder value, FieldDescriptor field, JsonTrail at) throws IOException {
        String json = parser.readValueAsTree().toString();
        try {
            WELL_KNOWN.merge(json, value);
        } catch (InvalidProtocolBufferException e) {
            throw at.refusal("type", FieldText.expectation(field));
        }
    }

    private static boolean takesNull(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getFullName().equals("google.protobuf.Value");
            case ENUM -> field.getEnumType().getFullName().equals("google.protobuf.NullValue");
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING -> false;
        };
    }
}
