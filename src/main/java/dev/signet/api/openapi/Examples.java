package dev.signet.api.openapi;

import build.buf.validate.FieldRules;
import build.buf.validate.StringRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Example values that readers recognize: the same person, organization and application in the whole document. */
final class Examples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ID = "251834629134516225";
    private static final String TIME = "2027-01-31T08:00:00Z";
    private static final String NUMBER_AS_TEXT = "0";
    private static final String TEXT = "text";
    private static final String BYTES = "ZXhhbXBsZQ==";
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("user_name", "rita"),
            Map.entry("login_name", "rita@example.com"),
            Map.entry("first_name", "Rita"),
            Map.entry("last_name", "Levi-Montalcini"),
            Map.entry("nick_name", "Rita"),
            Map.entry("display_name", "Rita Levi-Montalcini"),
            Map.entry("preferred_language", "en"),
            Map.entry("email", "rita@example.com"),
            Map.entry("phone", "+41791234567"),
            Map.entry("name", "Acme"),
            Map.entry("description", "What it is for"),
            Map.entry("password", "a sufficiently long secret"),
            Map.entry("old_password", "a sufficiently long secret"),
            Map.entry("new_password", "another sufficiently long secret"),
            Map.entry("verification_code", "123456"),
            Map.entry("code", "123456"),
            Map.entry("key", "department"),
            Map.entry("role_key", "reader"),
            Map.entry("domain", "example.com"),
            Map.entry("redirect_uris", "https://app.example.com/callback"),
            Map.entry("post_logout_redirect_uris", "https://app.example.com/goodbye"),
            Map.entry("back_channel_logout_uri", "https://app.example.com/logout"),
            Map.entry("client_id", ID),
            Map.entry("roles", "ORG_OWNER"));

    private Examples() {}

    /** Adds an example to the schema of a value if there is a useful one. */
    static void write(FieldDescriptor field, ObjectNode schema) {
        if (schema.has("$ref") || !schema.path("type").asText().equals("string")) {
            return;
        }
        String known = known(field);
        String format = schema.path("format").asText();
        if (known != null && field.getType() == FieldDescriptor.Type.STRING) {
            schema.putArray("examples").add(known);
        } else if (format.equals("date-time")) {
            schema.putArray("examples").add(TIME);
        } else if (format.equals("int64") || format.equals("uint64")) {
            schema.putArray("examples").add(NUMBER_AS_TEXT);
        }
    }

    /** A value that the field can contain; an empty object for a well-known type that has no example here. */
    static JsonNode of(FieldDescriptor field) {
        return switch (field.getType()) {
            case STRING -> JSON.textNode(text(field));
            case BYTES -> JSON.textNode(BYTES);
            case BOOL -> JSON.booleanNode(FieldLimits.rules(field).getBool().getConst());
            case INT32, SINT32, SFIXED32, UINT32, FIXED32 ->
                JSON.numberNode(field.getName().equals("limit") ? 10 : least(FieldLimits.rules(field)));
            case INT64, SINT64, SFIXED64, UINT64, FIXED64 -> JSON.textNode(NUMBER_AS_TEXT);
            case FLOAT, DOUBLE -> JSON.numberNode(0.5);
            case ENUM -> JSON.textNode(of(field.getEnumType()));
            case MESSAGE, GROUP -> wellKnown(field.getMessageType().getFullName());
        };
    }

    private static JsonNode wellKnown(String message) {
        return switch (message) {
            case "google.protobuf.Timestamp" -> JSON.textNode(TIME);
            case "google.protobuf.Duration" -> JSON.textNode("1s");
            case "google.protobuf.FieldMask" -> JSON.textNode("name");
            case "google.protobuf.ListValue" -> JSON.arrayNode();
            case "google.protobuf.Value", "google.protobuf.StringValue" -> JSON.textNode(TEXT);
            case "google.protobuf.BytesValue" -> JSON.textNode(BYTES);
            case "google.protobuf.Int64Value", "google.protobuf.UInt64Value" -> JSON.textNode(NUMBER_AS_TEXT);
            case "google.protobuf.Int32Value", "google.protobuf.UInt32Value" -> JSON.numberNode(0);
            case "google.protobuf.DoubleValue", "google.protobuf.FloatValue" -> JSON.numberNode(0.5);
            case "google.protobuf.BoolValue" -> JSON.booleanNode(false);
            default -> JSON.objectNode();
        };
    }

    private static String text(FieldDescriptor field) {
        String known = known(field);
        if (known != null) {
            return known;
        }
        FieldRules rules = FieldLimits.rules(field);
        StringRules text = rules.hasRepeated() ? rules.getRepeated().getItems().getString() : rules.getString();
        if (text.getEmail()) {
            return "rita@example.com";
        }
        return text.getUri() ? "https://app.example.com" : text.getPrefix() + TEXT;
    }

    private static long least(FieldRules rules) {
        return Math.max(rules.getInt32().getGte(), rules.getUint32().getGte());
    }

    private static @Nullable String known(FieldDescriptor field) {
        String known = TEXTS.get(field.getName());
        return known == null && isId(field.getName()) ? ID : known;
    }

    /** The first meaningful value of an enum, after the unspecified one. */
    static String of(EnumDescriptor type) {
        return type.getValues().get(type.getValues().size() > 1 ? 1 : 0).getName();
    }

    private static boolean isId(String name) {
        return name.equals("id") || name.endsWith("_id") || name.endsWith("_ids");
    }
}
