package dev.signet.api.openapi;

import build.buf.validate.BytesRules;
import build.buf.validate.FieldRules;
import build.buf.validate.Ignore;
import build.buf.validate.MapRules;
import build.buf.validate.RepeatedRules;
import build.buf.validate.StringRules;
import build.buf.validate.UInt32Rules;
import build.buf.validate.UInt64Rules;
import build.buf.validate.ValidateProto;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.FieldDescriptor;

/**
 * Translates the {@code buf.validate} rules of a field to keywords of JSON Schema, as far as JSON Schema has any for
 * them.
 */
final class FieldLimits {
    private FieldLimits() {}

    static FieldRules rules(FieldDescriptor field) {
        return field.getOptions().getExtension(ValidateProto.field);
    }

    /** Whether a request without this field is refused. */
    static boolean isRequired(FieldRules rules) {
        boolean emptyRefused = (rules.hasString() && rules.getString().getMinLen() > 0)
                || (rules.hasBytes() && rules.getBytes().getMinLen() > 0)
                || (rules.hasRepeated() && rules.getRepeated().getMinItems() > 0);
        return rules.getRequired() || (emptyRefused && rules.getIgnore() != Ignore.IGNORE_IF_ZERO_VALUE);
    }

    static void write(FieldRules rules, ObjectNode schema) {
        switch (rules.getTypeCase()) {
            case STRING -> string(rules.getString(), schema);
            case BYTES -> bytes(rules.getBytes(), schema);
            case UINT32 -> uint32(rules.getUint32(), schema);
            case UINT64 -> uint64(rules.getUint64(), schema);
            case REPEATED -> repeated(rules.getRepeated(), schema);
            case MAP -> map(rules.getMap(), schema);
            case INT32 -> {
                if (rules.getInt32().hasLte()) {
                    schema.put("maximum", rules.getInt32().getLte());
                }
                if (rules.getInt32().hasGte()) {
                    schema.put("minimum", rules.getInt32().getGte());
                }
            }
            case FLOAT,
                    DOUBLE,
                    INT64,
                    SINT32,
                    SINT64,
                    FIXED32,
                    FIXED64,
                    SFIXED32,
                    SFIXED64,
                    BOOL,
                    ENUM,
                    ANY,
                    DURATION,
                    FIELD_MASK,
                    TIMESTAMP,
                    TYPE_NOT_SET -> {}
        }
    }

    private static void string(StringRules rules, ObjectNode schema) {
        if (rules.hasMinLen()) {
            schema.put("minLength", rules.getMinLen());
        }
        if (rules.hasMaxLen()) {
            schema.put("maxLength", rules.getMaxLen());
        }
        if (rules.hasPattern()) {
            schema.put("pattern", rules.getPattern());
        }
        if (rules.hasPrefix()) {
            schema.put("description", "Starts with " + rules.getPrefix() + ".");
        }
        if (rules.getEmail()) {
            schema.put("format", "email");
        }
        if (rules.getUri()) {
            schema.put("format", "uri");
        }
    }

    private static void bytes(BytesRules rules, ObjectNode schema) {
        if (rules.hasMaxLen()) {
            schema.put("description", "At most " + rules.getMaxLen() + " bytes before encoding.");
        }
    }

    private static void uint32(UInt32Rules rules, ObjectNode schema) {
        if (rules.hasGte()) {
            schema.put("minimum", Integer.toUnsignedLong(rules.getGte()));
        }
        if (rules.hasLte()) {
            schema.put("maximum", Integer.toUnsignedLong(rules.getLte()));
        }
    }

    private static void uint64(UInt64Rules rules, ObjectNode schema) {
        if (rules.hasLte()) {
            schema.put("description", "At most " + Long.toUnsignedString(rules.getLte()) + ".");
        }
    }

    private static void repeated(RepeatedRules rules, ObjectNode schema) {
        if (rules.hasMinItems()) {
            schema.put("minItems", rules.getMinItems());
        }
        if (rules.hasMaxItems()) {
            schema.put("maxItems", rules.getMaxItems());
        }
        if (rules.getUnique()) {
            schema.put("uniqueItems", true);
        }
        if (rules.hasItems() && schema.get("items") instanceof ObjectNode items && !items.has("$ref")) {
            write(rules.getItems(), items);
        }
    }

    private static void map(MapRules rules, ObjectNode schema) {
        if (rules.hasMinPairs()) {
            schema.put("minProperties", rules.getMinPairs());
        }
        if (rules.hasMaxPairs()) {
            schema.put("maxProperties", rules.getMaxPairs());
        }
    }
}
