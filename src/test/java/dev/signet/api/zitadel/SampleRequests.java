package dev.signet.api.zitadel;

import build.buf.validate.FieldRules;
import build.buf.validate.ValidateProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.proto.zitadel.v1.AuthOption;
import dev.signet.api.proto.zitadel.v1.OptionsProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes requests that are valid as far as their contracts tell, and that name given objects: whatever is required has a
 * value, and of alternatives the first is chosen.
 */
final class SampleRequests {
    private static final int DEEPEST = 4;

    /** In the year 2096. */
    private static final Timestamp FUTURE =
            Timestamp.newBuilder().setSeconds(4_000_000_000L).build();

    /** Values of fields that must look like something, by the names of the fields. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("email", "ada@example.com"),
            Map.entry("phone", "+41791234567"),
            Map.entry("domain", "sample.example"),
            Map.entry("password", "a horse called Heinrich"),
            Map.entry("new_password", "a horse called Friedrich"),
            Map.entry("old_password", "a horse called Heinrich"),
            Map.entry("initial_password", "a horse called Heinrich"),
            Map.entry("hash", "$2a$04$abcdefghijklmnopqrstuv"));

    /** Fields that say what a call is about, although some contracts do not require them. */
    private static final Set<String> NAMING = Set.of("organization_id", "project_id", "user_id", "email");

    /** Alternatives that are not chosen: the server refuses those with SAML, and the last one names no object. */
    private static final Set<String> AVOIDED = Set.of("saml_configuration", "saml_configuration_request", "instance");

    /** The name of the field with what a manager role is about, which the contracts do not require. */
    private static final String RESOURCE = "resource";

    private final Map<String, String> ids;

    /** @param ids of objects, by the names of the fields that refer to them; for {@code id} see {@link #kindOf} */
    SampleRequests(Map<String, String> ids) {
        this.ids = Map.copyOf(ids);
    }

    Message of(RpcMethod method) {
        Map<String, String> values = new HashMap<>(TEXTS);
        values.putAll(ids);
        values.putIfAbsent("id", ids.getOrDefault(kindOf(method), "4711"));
        Message.Builder request = method.request().newBuilderForType();
        AuthOption option = method.descriptor().getOptions().getExtension(OptionsProto.authOption);
        Stream.of(option.getOrgField(), option.getOwnedField())
                .filter(path -> !path.isEmpty())
                .forEach(path -> set(
                        request,
                        List.of(path.split("\\.", -1)),
                        option.getOwnedField().isEmpty()
                                ? values.get("organization_id")
                                : values.getOrDefault(option.getOwnedKind() + "_id", "4711")));
        if (method.descriptor().getName().equals("ListAdministrators")) {
            set(request, List.of("filters", RESOURCE, "organization_id"), values.get("organization_id"));
        }
        fill(request, values, DEEPEST);
        return request.build();
    }

    /** The field by which other calls of the kind name the object that this one calls {@code id}. */
    private static String kindOf(RpcMethod method) {
        String name = method.descriptor().getName();
        for (String kind : List.of("Group", "ProjectGrant", "Project", "Organization", "Org", "App", "User")) {
            if (name.contains(kind)) {
                return switch (kind) {
                    case "Group" -> "group_id";
                    case "ProjectGrant" -> "grant_id";
                    case "Project" -> "project_id";
                    case "App" -> "app_id";
                    case "User" -> "user_id";
                    default -> "organization_id";
                };
            }
        }
        return "";
    }

    private static void set(Message.Builder message, List<String> path, String value) {
        FieldDescriptor field = message.getDescriptorForType().findFieldByName(path.getFirst());
        if (path.size() == 1) {
            message.setField(field, value);
            return;
        }
        Message.Builder part = message.newBuilderForField(field);
        set(part, path.subList(1, path.size()), value);
        if (field.isRepeated()) {
            message.addRepeatedField(field, part.build());
        } else {
            message.setField(field, part.build());
        }
    }

    private static void fill(Message.Builder message, Map<String, String> values, int depth) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            FieldRules rules = field.getOptions().getExtension(ValidateProto.field);
            boolean chosen = isChosen(message, field);
            if (field.isRepeated()) {
                complete(message, field, values, depth);
                if (message.getRepeatedFieldCount(field) == 0
                        && rules.getRepeated().getMinItems() > 0) {
                    message.addRepeatedField(
                            field, value(message, field, rules.getRepeated().getItems(), values, depth));
                }
            } else if (message.getAllFields().containsKey(field)) {
                complete(message, field, values, depth);
            } else if (chosen || needed(field, rules)) {
                message.setField(field, value(message, field, rules, values, depth));
            }
        }
    }

    /** Fills what is missing in messages that the field has already. */
    private static void complete(
            Message.Builder message, FieldDescriptor field, Map<String, String> values, int depth) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE || field.isMapField()) {
            return;
        }
        if (!field.isRepeated()) {
            Message.Builder part = ((Message) message.getField(field)).toBuilder();
            fill(part, values, depth - 1);
            message.setField(field, part.build());
            return;
        }
        for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
            Message.Builder part = ((Message) message.getRepeatedField(field, i)).toBuilder();
            fill(part, values, depth - 1);
            message.setRepeatedField(field, i, part.build());
        }
    }

    /** Whether the field is the first suitable one of alternatives of which none has been chosen. */
    private static boolean isChosen(Message.Builder message, FieldDescriptor field) {
        OneofDescriptor oneof = field.getRealContainingOneof();
        return oneof != null
                && !message.hasOneof(oneof)
                && oneof.getFields().stream()
                        .filter(each -> !AVOIDED.contains(each.getName()))
                        .findFirst()
                        .filter(field::equals)
                        .isPresent();
    }

    private static boolean needed(FieldDescriptor field, FieldRules rules) {
        if (field.getRealContainingOneof() != null) {
            return false;
        }
        return switch (field.getJavaType()) {
            case STRING ->
                (rules.getString().getMinLen() > 0 && !field.hasPresence()) || NAMING.contains(field.getName());
            case ENUM -> rules.getEnum().getNotInList().contains(0);
            case MESSAGE -> rules.getRequired() || field.getName().equals(RESOURCE);
            case BYTE_STRING -> rules.getBytes().getMinLen() > 0;
            case BOOLEAN -> rules.getBool().getConst();
            case INT, LONG, FLOAT, DOUBLE -> false;
        };
    }

    private static Object value(
            Message.Builder message, FieldDescriptor field, FieldRules rules, Map<String, String> values, int depth) {
        return switch (field.getJavaType()) {
            case STRING ->
                values.getOrDefault(
                        field.getName(), "4711".repeat((int) rules.getString().getMinLen() / 4 + 1));
            case ENUM -> {
                List<EnumValueDescriptor> constants = field.getEnumType().getValues();
                yield constants.get(Math.min(1, constants.size() - 1));
            }
            case MESSAGE -> {
                if (field.getMessageType().equals(Timestamp.getDescriptor())) {
                    yield FUTURE;
                }
                Message.Builder part = message.newBuilderForField(field);
                if (depth > 0) {
                    fill(part, values, depth - 1);
                }
                yield part.build();
            }
            case BYTE_STRING -> ByteString.copyFromUtf8("sample");
            case BOOLEAN -> true;
            case INT -> 1;
            case LONG -> 1L;
            case FLOAT -> 1f;
            case DOUBLE -> 1d;
        };
    }
}
