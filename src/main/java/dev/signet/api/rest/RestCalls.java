package dev.signet.api.rest;

import com.google.protobuf.Message;
import dev.signet.access.ShownProof;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.CallMetadata;
import dev.signet.api.pipeline.RpcDispatcher;
import dev.signet.interaction.Caller;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers REST requests through the rpc pipeline; runs on virtual threads. */
@Singleton
final class RestCalls {
    private static final Logger LOG = Logger.getLogger(RestCalls.class);

    private final Provider<RpcDispatcher> dispatcher;

    RestCalls(Provider<RpcDispatcher> dispatcher) {
        this.dispatcher = dispatcher;
    }

    RestAnswer answer(Call call, byte[] body) {
        CallMetadata metadata = CallMetadata.read(call.headers()::get, call.clientIp(), call.proof());
        RestDialect dialect = call.route().dialect();
        try {
            Message response = dispatcher.get().call(call.route().rpc(), read(call, body, metadata), metadata);
            return dialect.answer(call.route().successStatus(), response);
        } catch (RpcException e) {
            return dialect.failure(e.failure());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "The response of %s cannot be written as JSON [%s]",
                    call.route().rpc().fullName(),
                    metadata.correlationId());
            return dialect.failure(RpcFailure.internal(metadata.correlationId()));
        }
    }

    // Whatever else is wrong with the request, an anonymous caller first gets the error about the missing token.
    private Message read(Call call, byte[] body, CallMetadata metadata) {
        try {
            return call.route().read(call.path(), call.query(), call.encoding().unpack(body));
        } catch (RpcException unreadable) {
            dispatcher.get().admit(call.route().rpc(), call.route().readPath(call.path()), metadata);
            throw unreadable;
        }
    }

    /** A request whose body has been read. */
    record Call(
            RestRoute route,
            List<String> path,
            ContentEncoding encoding,
            @Nullable String query,
            MultiMap headers,
            @Nullable String clientIp,
            ShownProof proof) {

        static Call of(HttpServerRequest request, RestRoute route, List<String> path, ContentEncoding encoding) {
            return new Call(
                    route,
                    path,
                    encoding,
                    request.query(),
                    request.headers(),
                    Caller.address(request),
                    new ShownProof(
                            request.headers().getAll("DPoP"),
                            request.method().name(),
                            Objects.requireNonNullElse(request.path(), "")));
        }
    }
}
