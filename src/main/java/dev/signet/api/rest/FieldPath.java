package dev.signet.api.rest;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The path to a field within a message: {@code profile.first_name}. */
public record FieldPath(List<FieldDescriptor> steps) {
    public FieldPath {
        steps = List.copyOf(steps);
    }

    /**
     * Finds a field by a path of proto or JSON names. Returns empty if a name is unknown, or if a step before the last
     * one is not a message or is repeated.
     */
    static Optional<FieldPath> find(Descriptor type, String path) {
        List<FieldDescriptor> steps = new ArrayList<>();
        @Nullable Descriptor current = type;
        for (String name : path.split("\\.", -1)) {
            FieldDescriptor field = current == null ? null : field(current, name);
            if (field == null) {
                return Optional.empty();
            }
            steps.add(field);
            current = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isRepeated()
                    ? field.getMessageType()
                    : null;
        }
        return Optional.of(new FieldPath(steps));
    }

    /** The field with this proto or JSON name; null if there is none. */
    static @Nullable FieldDescriptor field(Descriptor type, String name) {
        FieldDescriptor field = type.findFieldByName(name);
        if (field != null) {
            return field;
        }
        for (FieldDescriptor candidate : type.getFields()) {
            if (candidate.getJsonName().equals(name)) {
                return candidate;
            }
        }
        return null;
    }

    /** The field at the end of the path. */
    public FieldDescriptor target() {
        return steps.getLast();
    }

    /** The path in proto names. */
    String name() {
        return steps.stream().map(FieldDescriptor::getName).collect(Collectors.joining("."));
    }

    /** The path in JSON names. */
    public String jsonName() {
        return steps.stream().map(FieldDescriptor::getJsonName).collect(Collectors.joining("."));
    }

    /**
     * Whether one of the two paths is equal to the other or leads into it, so that setting one field changes the other.
     */
    public boolean overlaps(FieldPath other) {
        int common = Math.min(steps.size(), other.steps.size());
        return steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    /**
     * Sets the field, or adds to it if it is repeated.
     *
     * @throws dev.signet.api.dialect.RpcException if the text is not a value of the field
     */
    void put(Message.Builder message, String text) {
        Message.Builder owner = message;
        for (FieldDescriptor step : steps.subList(0, steps.size() - 1)) {
            owner = owner.getFieldBuilder(step);
        }
        Object value = value(owner, text);
        if (target().isRepeated()) {
            owner.addRepeatedField(target(), value);
        } else {
            owner.setField(target(), value);
        }
    }

    private Object value(Message.Builder owner, String text) {
        if (!target().isMapField()) {
            try {
                return FieldText.parse(target(), text, owner);
            } catch (IllegalArgumentException e) {
                // the refusal below is more helpful than this exception
            }
        }
        throw RpcFailure.field(name(), "type", FieldText.expectation(target())).exception();
    }
}
