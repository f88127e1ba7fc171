package dev.signet.api.dialect;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A variant of the API: a family of contracts (Protocol Buffers services) with REST paths and a format of failures of
 * its own. A dialect is a package below {@code dev.signet.api} with a CDI {@code @Singleton} of this type, modules that
 * bind handlers to its rpcs, and a bean for each of its gRPC services (see {@code dev.signet.api.grpc.GrpcCalls}). No
 * other code refers to it.
 *
 * <p>The server calls {@link #organization}, {@link #owner}, {@link #envelope}, {@link #credentials} and {@link #failures} while it
 * answers calls. It calls the other methods only at start and for the OpenAPI document, so their results must never
 * change. It does not start if the declarations of a dialect contradict each other or those of another dialect.
 */
public interface Dialect {

    /** The name of the dialect in documents and messages of the server: one word of lower-case letters. */
    String name();

    /** The services of the dialect. Every rpc of each service needs a handler. */
    List<DialectService> services();

    /**
     * All rpcs of the published API that the dialect follows. Calls of those that the server does not have are refused
     * with UNIMPLEMENTED and the name of the rpc. None if the dialect follows no other API.
     */
    default List<KnownRpc> knownRpcs() {
        return List.of();
    }

    /**
     * The path prefixes below which REST requests are answered in this dialect, without a slash at the end: {@code
     * /admin/v1}. The paths of all {@code google.api.http} options must be below one of them, and no prefix may be
     * within a prefix of another dialect.
     */
    List<String> roots();

    /** The paths to which browsers send files as forms; none by default. */
    default List<Upload> uploads() {
        return List.of();
    }

    /**
     * Whether this dialect answers requests for unknown paths; at most one dialect may. Without one, such requests are
     * refused with a status that has no details.
     */
    default boolean refusesUnknownPaths() {
        return false;
    }

    /**
     * Who may call an rpc.
     *
     * @throws IllegalArgumentException if the contract has no rule or an invalid one; the message continues a sentence
     *     that begins with the name of the rpc: "has no option ..."
     */
    AccessRule access(MethodDescriptor rpc);

    /**
     * Full names, such as {@code zitadel.auth.v1.AuthService/Healthz}, of the rpcs for which {@link #access} may return
     * {@link AccessRule.Anyone}. The server does not start if another rpc is public, so that a mistake in a contract
     * alone cannot make an rpc public.
     */
    Set<String> publicRpcs();

    /** How callers authenticate. */
    Credentials credentials();

    /**
     * The headers that callers may send in addition to those of HTTP and of {@link #credentials}. Browsers may send
     * them from other origins, and the OpenAPI document lists them for every call that needs credentials.
     */
    default List<CallHeader> headers() {
        return List.of();
    }

    /**
     * The id of the organization that a call selects; null or blank for the caller's own. This only selects and never
     * grants: the gate refuses an organization in which the caller lacks the permission for the rpc.
     *
     * @param request the request of the rpc; only the fields from its path if the rest could not be read
     */
    @Nullable
    String organization(CallHeaders headers, Message request);

    /**
     * The id of the organization that owns the object which a request names; empty if the rpc is not about such an
     * object, or if there is no such object. Its selection is not left to the caller, so {@link #organization} is not
     * asked then.
     *
     * <p>The gate selects this organization only for callers who have some permission in it. For everybody else it is
     * as if the object did not exist, because nobody must learn from an error what exists elsewhere.
     */
    default Optional<String> owner(Message request) {
        return Optional.empty();
    }

    /** The HTTP status of a REST call that succeeded. */
    default int successStatus(MethodDescriptor rpc) {
        return 200;
    }

    /** How unknown fields in a JSON body and in the query string are treated. */
    UnknownFields unknownFields();

    /** The writer of responses in JSON. */
    default JsonFormat.Printer json() {
        return JsonFormat.printer().omittingInsignificantWhitespace();
    }

    /** The format of failures. */
    FailureFormat failures();

    /**
     * The response that reports a failure, for a dialect in which every response message has a place for it; empty if a
     * failed call has only a status, which is the usual case. Such a response is sent like a successful one, with OK
     * and HTTP 200. Requests that cannot be read completely always fail with their status.
     */
    default Optional<Message> envelope(MethodDescriptor rpc, Message request, RpcFailure failure) {
        return Optional.empty();
    }
}
