package dev.signet.api.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.rpc.Status;
import java.util.function.Function;

/** How a dialect tells of failures. Code and HTTP status are the same for all of them; the rest is its own. */
public interface FailureFormat {

    /** The status of a gRPC call with its details. */
    Status status(RpcFailure failure);

    /** The JSON body of a REST answer. */
    String json(RpcFailure failure);

    /**
     * The JSON Schema of {@link #json}.
     *
     * @param fields gives the schema of the value of a field of a message
     */
    ObjectNode schema(Function<FieldDescriptor, ObjectNode> fields);
}
