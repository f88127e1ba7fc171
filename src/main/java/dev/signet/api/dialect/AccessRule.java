package dev.signet.api.dialect;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
     * @param objectFields request fields with ids of projects or project grants; a permission that is limited to one of
     *     these objects suffices
     * @param limited whether a permission that is limited to any object suffices; the call then reaches only what
     *     belongs to such objects
     */
    record Permission(String name, List<FieldDescriptor> objectFields, boolean inPerson, boolean limited)
            implements AccessRule {
        public Permission {
            objectFields = List.copyOf(objectFields);
        }

        /** The ids of the objects that this request names as those that it is about. */
        public String[] objectIds(Message request) {
            return objectFields.stream()
                    .map(field -> (String) request.getField(field))
                    .toArray(String[]::new);
        }
    }

    /**
     * Returns the access rule of an rpc from the values of its options, for contracts whose options have the same form
     * as ZITADEL's.
     *
     * @param permission a permission such as {@code user.read}; {@code authenticated} for any valid credential, {@code
     *     public} for none
     * @param objectFields names of request fields, in upper camel case and separated by commas, with ids of projects or
     *     project grants; a permission that is limited to one of these objects suffices; empty for none
     * @param limited whether a permission that is limited to any object suffices
     * @throws IllegalArgumentException if the permission is missing or there is no such field
     */
    static AccessRule of(
            MethodDescriptor rpc, String permission, String objectFields, boolean inPerson, boolean limited) {
        return switch (permission) {
            case "" -> throw new IllegalArgumentException("has an access rule without permission");
            case "public" -> new Anyone();
            case "authenticated" -> new Authenticated(inPerson);
            default ->
                new Permission(
                        permission,
                        objectFields.isEmpty()
                                ? List.of()
                                : Arrays.stream(objectFields.split(",", -1))
                                        .map(name -> objectField(rpc, name))
                                        .toList(),
                        inPerson,
                        limited);
        };
    }

    // The option has the field's name in upper camel case: ProjectId for project_id.
    private static FieldDescriptor objectField(MethodDescriptor rpc, String upperCamel) {
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
