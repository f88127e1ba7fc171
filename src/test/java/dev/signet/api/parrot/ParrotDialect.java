package dev.signet.api.parrot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.CallHeader;
import dev.signet.api.dialect.CallHeaders;
import dev.signet.api.dialect.Credential;
import dev.signet.api.dialect.Credentials;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.DialectService;
import dev.signet.api.dialect.FailureFormat;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.dialect.UnknownFields;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A dialect that differs from ZITADEL's as much as possible: it has another header for keys, other failures, other
 * JSON, and access rules in code.
 */
@Alternative
@Singleton
final class ParrotDialect implements Dialect {
    private static final String KEY = "x-parrot-key";
    private static final String NEST = "x-parrot-nest";

    @Override
    public String name() {
        return "parrot";
    }

    @Override
    public List<DialectService> services() {
        return List.of(new DialectService(ParrotContract.SERVICE, "/api/birds"));
    }

    @Override
    public List<String> roots() {
        return List.of("/api/birds");
    }

    @Override
    public AccessRule access(MethodDescriptor rpc) {
        return switch (rpc.getName()) {
            case "Listen" -> new AccessRule.Anyone();
            case "Teach" -> new AccessRule.Permission("user.write", List.of(), false, false);
            default -> new AccessRule.Authenticated(false);
        };
    }

    @Override
    public Set<String> publicRpcs() {
        return Set.of(ParrotContract.SERVICE + "/Listen");
    }

    @Override
    public Credentials credentials() {
        return new Keys();
    }

    @Override
    public List<CallHeader> headers() {
        return List.of(new CallHeader(NEST, "Organization in which the parrot lives."));
    }

    @Override
    public @Nullable String organization(CallHeaders headers, Message request) {
        return headers.get(NEST);
    }

    @Override
    public UnknownFields unknownFields() {
        return UnknownFields.REFUSED;
    }

    @Override
    public JsonFormat.Printer json() {
        return JsonFormat.printer().preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence();
    }

    @Override
    public FailureFormat failures() {
        return new Faults();
    }

    @Override
    public Optional<Message> envelope(MethodDescriptor rpc, Message request, RpcFailure failure) {
        return rpc.getName().equals("Teach") ? Optional.of(ParrotContract.said("", failure.id())) : Optional.empty();
    }

    private static final class Keys implements Credentials {
        @Override
        public Credential find(CallHeaders headers, Message request) {
            String key = headers.get(KEY);
            return key == null ? Credential.none() : new Credential.Bearer(key);
        }

        @Override
        public String challenge() {
            return "Parrot-Key";
        }

        @Override
        public List<String> headers() {
            return List.of(KEY);
        }

        @Override
        public Map<String, String> securityScheme() {
            return Map.of("type", "apiKey", "in", "header", "name", KEY);
        }
    }

    private static final class Faults implements FailureFormat {
        @Override
        public Status status(RpcFailure failure) {
            return Status.newBuilder()
                    .setCode(failure.code().getNumber())
                    .setMessage("Squawk: " + failure.message())
                    .addDetails(Any.pack(
                            ErrorInfo.newBuilder().setReason(failure.id()).build()))
                    .build();
        }

        @Override
        public String json(RpcFailure failure) {
            return body(failure.id()).toString();
        }

        @Override
        public ObjectNode schema(Function<FieldDescriptor, ObjectNode> fields) {
            return JsonNodeFactory.instance.objectNode().put("type", "object");
        }

        private static ObjectNode body(String reason) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putObject("squawk").put("reason", reason);
            return body;
        }
    }
}
