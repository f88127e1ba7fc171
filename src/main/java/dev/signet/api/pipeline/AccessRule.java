package dev.signet.api.pipeline;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import dev.signet.api.proto.zitadel.v1.AuthOption;
import dev.signet.api.proto.zitadel.v1.OptionsProto;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may call an rpc, as its proto declares with {@code zitadel.v1.auth_option}. */
public sealed interface AccessRule {

    /**
     * Rpcs that may declare {@code public}. A name missing here fails the start, so that no rpc becomes public by a
     * slip in a proto alone.
     */
    Set<String> PUBLIC_RPCS = Set.of("Healthz");

    /** Anybody, without a token. */
    record Anyone() implements AccessRule {}

    /** Anybody with a valid token. */
    record Authenticated() implements AccessRule {}

    /**
     * Holders of a permission in the selected organization.
     *
     * @param objectField request field with the id of the object on which alone the permission may be held
     */
    record Permission(String name, @Nullable FieldDescriptor objectField) implements AccessRule {

        /** The id of the object this request is about, if the rpc names one. */
        @Nullable
        String objectId(Message request) {
            return objectField == null ? null : (String) request.getField(objectField);
        }
    }

    /**
     * Reads the rule of an rpc.
     *
     * @throws IllegalArgumentException if there is none or it cannot be kept, with a sentence on what is wrong
     */
    static AccessRule of(MethodDescriptor method) {
        if (!method.getOptions().hasExtension(OptionsProto.authOption)) {
            throw new IllegalArgumentException("has no option zitadel.v1.auth_option");
        }
        AuthOption option = method.getOptions().getExtension(OptionsProto.authOption);
        return switch (option.getPermission()) {
            case "" -> throw new IllegalArgumentException("has a zitadel.v1.auth_option without permission");
            case "public" -> anyone(method);
            case "authenticated" -> new Authenticated();
            default -> new Permission(option.getPermission(), objectField(method, option.getCheckFieldName()));
        };
    }

    private static AccessRule anyone(MethodDescriptor method) {
        if (!PUBLIC_RPCS.contains(method.getName())) {
            throw new IllegalArgumentException("declares itself public and is not among " + PUBLIC_RPCS);
        }
        return new Anyone();
    }

    // The option spells the field in upper camel case: ProjectId for project_id.
    private static @Nullable FieldDescriptor objectField(MethodDescriptor method, String upperCamel) {
        if (upperCamel.isEmpty()) {
            return null;
        }
        for (FieldDescriptor field : method.getInputType().getFields()) {
            if (field.getName().replace("_", "").equals(upperCamel.toLowerCase(Locale.ROOT))
                    && field.getJavaType() == FieldDescriptor.JavaType.STRING
                    && !field.isRepeated()) {
                return field;
            }
        }
        throw new IllegalArgumentException("names " + upperCamel + " as check_field_name, which is no string field of "
                + method.getInputType().getFullName());
    }
}
