package dev.signet.api.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Map;

/** Example values that readers recognize: the same person, organization and application in the whole document. */
final class Examples {
    private static final String ID = "251834629134516225";
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
        String known = TEXTS.get(field.getName());
        if (known == null && isId(field.getName())) {
            known = ID;
        }
        if (known != null && field.getType() == FieldDescriptor.Type.STRING) {
            schema.putArray("examples").add(known);
        } else if (schema.path("format").asText().equals("date-time")) {
            schema.putArray("examples").add("2027-01-31T08:00:00Z");
        }
    }

    /** The first meaningful value of an enum, after the unspecified one. */
    static String of(EnumDescriptor type) {
        return type.getValues().get(type.getValues().size() > 1 ? 1 : 0).getName();
    }

    private static boolean isId(String name) {
        return name.equals("id") || name.endsWith("_id") || name.endsWith("_ids");
    }
}
