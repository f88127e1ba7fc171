package dev.signet.api.pipeline;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.Dialect;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.List;
import java.util.Objects;

/**
 * One rpc with its handler.
 *
 * @param descriptor its proto descriptor
 * @param request an empty request message, from which other request messages are created
 * @param dialect the dialect that it belongs to
 * @param access who may call it
 * @param handler the handler that answers it
 */
public record RpcMethod(
        Descriptors.MethodDescriptor descriptor,
        Message request,
        Dialect dialect,
        AccessRule access,
        Handler<Message, Message> handler) {

    private static final List<String> READING = List.of("Get", "List", "Search", "Is", "Export", "Read", "Explain");

    /** An rpc with one request and one response. */
    public RpcMethod(
            Descriptors.MethodDescriptor descriptor,
            Message request,
            Dialect dialect,
            AccessRule access,
            RpcHandler<Message, Message> handler) {
        this(descriptor, request, dialect, access, (Handler<Message, Message>) handler);
    }

    /** The full name in gRPC's notation: {@code zitadel.management.v1.ManagementService/GetUserByID}. */
    public String fullName() {
        return fullName(descriptor);
    }

    /** Whether the caller sends a stream of requests, rather than one. */
    public boolean takesStream() {
        return descriptor.isClientStreaming();
    }

    /** Whether it is answered with a stream of responses, rather than with one. */
    public boolean answersStream() {
        return descriptor.isServerStreaming();
    }

    /**
     * Whether it may change something, and so honours an {@code Idempotency-Key}. Only an rpc that is a GET over REST or
     * whose name begins with a word for reading does not; so a new rpc is covered unless it says that it reads.
     */
    public boolean changes() {
        boolean get =
                descriptor.getOptions().getExtension(AnnotationsProto.http).getPatternCase()
                        == HttpRule.PatternCase.GET;
        return !get && READING.stream().noneMatch(descriptor.getName()::startsWith);
    }

    /** The parser of its request message. */
    public Parser<? extends Message> requestParser() {
        return request.getParserForType();
    }

    static String fullName(Descriptors.MethodDescriptor descriptor) {
        return descriptor.getService().getFullName() + "/" + descriptor.getName();
    }

    /** The proto descriptor from which a gRPC descriptor was generated. */
    static Descriptors.MethodDescriptor descriptorOf(MethodDescriptor<?, ?> method) {
        ProtoMethodDescriptorSupplier supplier = (ProtoMethodDescriptorSupplier)
                Objects.requireNonNull(method.getSchemaDescriptor(), method.getFullMethodName());
        return supplier.getMethodDescriptor();
    }

    /** The empty request message of a generated gRPC descriptor. */
    static Message requestOf(MethodDescriptor<?, ?> method) {
        MethodDescriptor.PrototypeMarshaller<?> marshaller =
                (MethodDescriptor.PrototypeMarshaller<?>) method.getRequestMarshaller();
        return (Message) Objects.requireNonNull(marshaller.getMessagePrototype(), method.getFullMethodName());
    }
}
