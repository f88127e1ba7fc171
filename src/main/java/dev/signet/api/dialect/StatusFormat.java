package dev.signet.api.dialect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Failures as {@code google.rpc.Status}, whose JSON form is the REST body: code, message and details. The first detail
 * is a message of the dialect that identifies the failure, followed by {@code google.rpc.BadRequest} if fields are
 * invalid.
 */
public final class StatusFormat implements FailureFormat {
    private final @Nullable Descriptor identity;
    private final Function<RpcFailure, Optional<Message>> identify;
    private final JsonFormat.Printer printer;

    private StatusFormat(@Nullable Descriptor identity, Function<RpcFailure, Optional<Message>> identify) {
        this.identity = identity;
        this.identify = identify;
        TypeRegistry.Builder types = TypeRegistry.newBuilder().add(BadRequest.getDescriptor());
        if (identity != null) {
            types.add(identity);
        }
        this.printer = JsonFormat.printer().omittingInsignificantWhitespace().usingTypeRegistry(types.build());
    }

    /** The format without a detail that identifies the failure. */
    public static StatusFormat plain() {
        return new StatusFormat(null, failure -> Optional.empty());
    }

    /** The format with a message of the dialect that identifies the failure. */
    public static StatusFormat with(Descriptor type, Function<RpcFailure, Message> identify) {
        return new StatusFormat(type, failure -> Optional.of(identify.apply(failure)));
    }

    @Override
    public Status status(RpcFailure failure) {
        Status.Builder status =
                Status.newBuilder().setCode(failure.code().getNumber()).setMessage(failure.message());
        identify.apply(failure).ifPresent(detail -> status.addDetails(Any.pack(detail)));
        if (!failure.violations().isEmpty()) {
            status.addDetails(Any.pack(BadRequest.newBuilder()
                    .addAllFieldViolations(failure.violations())
                    .build()));
        }
        return status.build();
    }

    @Override
    public String json(RpcFailure failure) {
        try {
            return printer.print(status(failure));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("A detail of a failure has a type that is not in the type registry", e);
        }
    }

    @Override
    public ObjectNode schema(Function<FieldDescriptor, ObjectNode> fields) {
        ObjectNode error = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = error.putObject("properties");
        properties.putObject("code").put("type", "integer").put("description", "gRPC status code.");
        properties.putObject("message").put("type", "string").put("description", "For people.");
        ObjectNode detail = properties.putObject("details").put("type", "array").putObject("items");
        detail.put("type", "object").putArray("required").add("@type");
        ObjectNode ofDetail = detail.putObject("properties");
        ofDetail.putObject("@type").put("type", "string").put("description", "The type of this detail.");
        List<Descriptor> types =
                identity == null ? List.of(BadRequest.getDescriptor()) : List.of(identity, BadRequest.getDescriptor());
        types.stream()
                .flatMap(type -> type.getFields().stream())
                .forEach(field -> ofDetail.set(field.getJsonName(), fields.apply(field)));
        return error;
    }
}
