package dev.signet.api.dialect;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may call an rpc. */
public sealed interface AccessRule {

    /** Whether the rpc is only for the user in person, and not for an actor who acts for the user (RFC 8693). */
    default boolean inPerson() {
        return false;
    }

    /** Anybody, without a credential. */
    record Anyone() implements AccessRule {}

    /** Anybody with a valid credential. */
    record Authenticated(boolean inPerson) implements AccessRule {}

    /**
     * Users with this permission in the selected organization.
     *
     * @param objectField request field with the id of an object; a permission that is limited to this object suffices
     */
    record Permission(String name, @Nullable FieldDescriptor objectField, boolean inPerson) implements AccessRule {

        /** The id of the object that this request is about; null if the rpc names none. */
        public @Nullable String objectId(Message request) {
            return objectField == null ? null : (String) request.getField(objectField);
        }
    }

    /**
     * Returns the access rule of an rpc from the values of its options, for contracts whose options have the same form
     * as ZITADEL's.
     *
     * @param permission a permission such as {@code user.read}; {@code authenticated} for any valid credential, {@code
     *     public} for none
     * @param objectField name of a request field, in upper camel case, with the id of an object; a permission that is
     *     limited to this object suffices; empty for none
     * @throws IllegalArgumentException if the permission is missing or there is no such field
     */
    static AccessRule of(MethodDescriptor rpc, String permission, String objectField, boolean inPerson) {
        return switch (permission) {
            case "" -> throw new IllegalArgumentException("has an access rule without permission");
            case "public" -> new Anyone();
            case "authenticated" -> new Authenticated(inPerson);
            default -> new Permission(permission, objectField(rpc, objectField), inPerson);
        };
    }

    // The option has the field's name in upper camel case: ProjectId for project_id.
    private static @Nullable FieldDescriptor objectField(MethodDescriptor rpc, String upperCamel) {
        if (upperCamel.isEmpty()) {
            return null;
        }
        for (FieldDescriptor field : rpc.getInputType().getFields()) {
            if (field.getName().replace("_", "").equals(upperCamel.toLowerCase(Locale.ROOT))
                    && field.getJavaType() == FieldDescriptor.JavaType.STRING
                    && !field.isRepeated()) {
                return field;
            }
        }
        throw new IllegalArgumentException("names " + upperCamel + ", which is not a string field of "
                + rpc.getInputType().getFullName());
    }
}
