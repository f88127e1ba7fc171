package dev.signet.api.zitadel.v2.beta;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.signet.api.dialect.RequestError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Translates messages between v2beta and version 2. Fields correspond by their names, or by the names in {@link #RENAMED};
 * numbers do not matter. Enums correspond by their numbers, and messages field by field.
 */
final class Translation {
    /** Names in v2beta with those in version 2; the first that the other message has is meant. */
    private static final Map<String, List<String>> RENAMED = Map.ofEntries(
            Map.entry("id", List.of("key_id", "application_id", "project_id", "organization_id")),
            Map.entry("app_id", List.of("application_id")),
            Map.entry("app", List.of("application")),
            Map.entry("app_type", List.of("application_type")),
            Map.entry("dev_mode", List.of("development_mode")),
            Map.entry("none_compliant", List.of("non_compliant")),
            Map.entry("oidc_config", List.of("oidc_configuration")),
            Map.entry("api_config", List.of("api_configuration")),
            Map.entry("saml_config", List.of("saml_configuration")),
            Map.entry("oidc_request", List.of("oidc_configuration")),
            Map.entry("api_request", List.of("api_configuration")),
            Map.entry("saml_request", List.of("saml_configuration")),
            Map.entry("oidc_response", List.of("oidc_configuration")),
            Map.entry("api_response", List.of("api_configuration")),
            Map.entry("saml_response", List.of("saml_configuration")),
            Map.entry("oidc_configuration_request", List.of("oidc_configuration")),
            Map.entry("api_configuration_request", List.of("api_configuration")),
            Map.entry("saml_configuration_request", List.of("saml_configuration")),
            Map.entry("project_role_check", List.of("authorization_required")),
            Map.entry("has_project_check", List.of("project_access_required")),
            Map.entry("project_organization_id_filter", List.of("organization_id_filter")),
            Map.entry("project_resource_owner_filter", List.of("organization_id_filter")),
            Map.entry("project_grant_resource_owner_filter", List.of("granted_organization_id_filter")));

    /** Fields of requests that version 2 does without, because they follow from others. */
    private static final Set<String> NEEDLESS = Set.of(
            "zitadel.app.v2beta.RegenerateClientSecretRequest.is_oidc",
            "zitadel.app.v2beta.RegenerateClientSecretRequest.is_api",
            "zitadel.app.v2beta.DeleteApplicationKeyRequest.organization_id");

    private Translation() {}

    /** A request of v2beta as one of version 2. Refuses a field that has no counterpart. */
    static Message toVersion2(Message request, Message prototype) {
        Message.Builder target = prototype.newBuilderForType();
        for (Map.Entry<FieldDescriptor, Object> entry : request.getAllFields().entrySet()) {
            FieldDescriptor field = entry.getKey();
            Optional<FieldDescriptor> counterpart = inVersion2(field, target.getDescriptorForType());
            if (counterpart.isPresent()) {
                set(target, counterpart.get(), entry.getValue(), Translation::toVersion2);
            } else if (!NEEDLESS.contains(field.getFullName())) {
                throw RequestError.unsupported(field.getName()).exception();
            }
        }
        return target.build();
    }

    /** A response of version 2 as one of v2beta, which may lack fields. */
    static Message toBeta(Message response, Message prototype) {
        Message.Builder target = prototype.newBuilderForType();
        for (FieldDescriptor field : target.getDescriptorForType().getFields()) {
            inVersion2(field, response.getDescriptorForType())
                    .filter(counterpart -> response.getAllFields().containsKey(counterpart))
                    .ifPresent(counterpart -> set(target, field, response.getField(counterpart), Translation::toBeta));
        }
        return target.build();
    }

    /** The field of version 2 that corresponds to one of v2beta. */
    static Optional<FieldDescriptor> inVersion2(FieldDescriptor beta, Descriptor version2) {
        FieldDescriptor same = version2.findFieldByName(beta.getName());
        if (same != null) {
            return Optional.of(same);
        }
        return RENAMED.getOrDefault(beta.getName(), List.of()).stream()
                .map(version2::findFieldByName)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static void set(Message.Builder target, FieldDescriptor field, Object value, Step step) {
        if (field.isRepeated()) {
            ((List<?>) value).forEach(each -> target.addRepeatedField(field, value(target, field, each, step)));
        } else {
            target.setField(field, value(target, field, value, step));
        }
    }

    private static Object value(Message.Builder target, FieldDescriptor field, Object value, Step step) {
        return switch (value) {
            case EnumValueDescriptor constant ->
                field.getEnumType().findValueByNumberCreatingIfUnknown(constant.getNumber());
            case Message message
            when !message.getDescriptorForType().equals(field.getMessageType()) ->
                step.translate(message, target.newBuilderForField(field).build());
            default -> value;
        };
    }

    @FunctionalInterface
    private interface Step {
        Message translate(Message message, Message prototype);
    }
}
