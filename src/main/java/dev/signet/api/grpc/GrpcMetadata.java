package dev.signet.api.grpc;

import dev.signet.access.ShownProof;
import dev.signet.api.pipeline.CallMetadata;
import io.grpc.Metadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the metadata of a gRPC call. */
final class GrpcMetadata {
    private GrpcMetadata() {}

    static CallMetadata read(Metadata headers, String fullMethodName, @Nullable String clientIp) {
        return CallMetadata.read(name -> first(headers, name), clientIp, proof(headers, fullMethodName));
    }

    static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static @Nullable String first(Metadata headers, String name) {
        Iterable<String> values = headers.getAll(key(name));
        return values == null ? null : values.iterator().next();
    }

    private static ShownProof proof(Metadata headers, String fullMethodName) {
        Iterable<String> proofs = headers.getAll(key("dpop"));
        List<String> all = new ArrayList<>();
        if (proofs != null) {
            proofs.forEach(all::add);
        }
        return new ShownProof(all, "POST", '/' + fullMethodName);
    }
}
