package dev.signet.api.pipeline;

import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.Dialect;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
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
        RpcHandler<Message, Message> handler) {

    /** The full name in gRPC's notation: {@code zitadel.management.v1.ManagementService/GetUserByID}. */
    public String fullName() {
        return fullName(descriptor);
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
