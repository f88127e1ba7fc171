package dev.signet.api.dialect;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One language of the API on the wire: a folder below {@code dev.signet.api} with a CDI {@code @Singleton} of this type,
 * modules that bind handlers to its rpcs, and a bean for each of its gRPC services (see
 * {@code dev.signet.api.grpc.GrpcCalls}). Nothing else names it.
 *
 * <p>The server asks once, at start, for everything but {@link #organization}, {@link #envelope} and what
 * {@link Credentials} and {@link FailureFormat} do for each call. It does not start with a dialect that contradicts itself
 * or another one.
 */
public interface Dialect {

    /** A word of lower-case letters by which documents and messages of the server tell this dialect from others. */
    String name();

    /** Its services. Every rpc of each needs a handler. */
    List<DialectService> services();

    /**
     * Paths below which every REST request is answered in this dialect, without a slash at the end: {@code /admin/v1}. The
     * paths of all {@code google.api.http} options lie below one of them, and no two dialects have one within the other.
     */
    List<String> roots();

    /**
     * Whether requests for paths that nothing of this server has are refused in this dialect; one dialect at most may
     * say so. Without it they are refused with a status that has no details.
     */
    default boolean refusesUnknownPaths() {
        return false;
    }

    /**
     * Who may call an rpc.
     *
     * @throws IllegalArgumentException if the contract has no rule or one that cannot be kept, with a sentence about the
     *     rpc that begins with a verb: "has no option ..."
     */
    AccessRule access(MethodDescriptor rpc);

    /**
     * Full names, such as {@code zitadel.auth.v1.AuthService/Healthz}, of the rpcs for which {@link #access} may answer
     * {@link AccessRule.Anyone}. The server does not start if it answers so for another one, so that no rpc becomes public
     * by a slip in a contract alone.
     */
    Set<String> publicRpcs();

    /** How callers show who they are. */
    Credentials credentials();

    /**
     * Header fields that callers may send beside those of HTTP and of {@link #credentials}. Browsers are told that they may
     * be sent, and the OpenAPI document lists them with every call that needs credentials.
     */
    default List<CallHeader> headers() {
        return List.of();
    }

    /**
     * The id of the organization that a call selects to act in; null or blank for the caller's own. It selects and never
     * grants: the gate refuses one in which the caller may not do what the rpc needs.
     *
     * @param request of the rpc, with only the fields of its path if the rest could not be read
     */
    @Nullable
    String organization(CallHeaders headers, Message request);

    /** What becomes of fields in JSON and query that a request does not have. */
    UnknownFields unknownFields();

    /** Writes answers as JSON. */
    default JsonFormat.Printer json() {
        return JsonFormat.printer().omittingInsignificantWhitespace();
    }

    /** How failures are told. */
    FailureFormat failures();

    /**
     * The answer that tells of a failure where every answer of a dialect has a place for it; empty where a call that failed
     * has no answer but its status, which is usual. An answer goes out as one of success: OK, HTTP 200. Requests that
     * cannot be read as a whole fail with their status all the same.
     */
    default Optional<Message> envelope(MethodDescriptor rpc, Message request, RpcFailure failure) {
        return Optional.empty();
    }
}
