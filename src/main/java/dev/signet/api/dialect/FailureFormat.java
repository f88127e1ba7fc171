package dev.signet.api.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.rpc.Status;
import java.util.function.Function;

/**
 * The format in which a dialect reports failures. Code and HTTP status are the same for all dialects; the dialect
 * determines everything else.
 */
public interface FailureFormat {

    /** The status of a gRPC call, with its details. */
    Status status(RpcFailure failure);

    /** The JSON body of a REST response. */
    String json(RpcFailure failure);

    /**
     * The JSON Schema of {@link #json}.
     *
     * @param fields returns the schema for the value of a field of a message
     */
    ObjectNode schema(Function<FieldDescriptor, ObjectNode> fields);
}
