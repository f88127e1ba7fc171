package dev.signet.api.connect;

import com.google.protobuf.Message;
import dev.signet.access.ShownProof;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.http.UnreadBody;
import dev.signet.api.pipeline.CallMetadata;
import dev.signet.api.pipeline.RpcDispatcher;
import dev.signet.api.pipeline.RpcExecutor;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.rest.BodyReader;
import dev.signet.api.rest.RestDialect;
import dev.signet.interaction.Caller;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers calls over Connect and gRPC-Web through the rpc pipeline, on virtual threads. */
@Singleton
final class RpcCalls {
    private static final Logger LOG = Logger.getLogger(RpcCalls.class);

    private final Provider<RpcDispatcher> dispatcher;
    private final RpcExecutor executor;

    RpcCalls(Provider<RpcDispatcher> dispatcher, RpcExecutor executor) {
        this.dispatcher = dispatcher;
        this.executor = executor;
    }

    /** Reads the body of the request and answers it, within this time if there is one. Called on the event loop. */
    void answer(RoutingContext routing, Call call, Optional<Duration> timeout) {
        Exchange exchange = new Exchange(routing, call);
        timeout.ifPresent(exchange::limit);
        if (exchange.isOver()) {
            return;
        }
        HttpServerRequest request = routing.request();
        MultiMap headers = request.headers();
        String clientIp = Caller.address(request);
        String verb = request.method().name();
        BodyReader.read(
                routing,
                body -> {
                    if (!exchange.isOver()) {
                        executor.execute(() -> {
                            HttpAnswer answer = respond(call, verb, headers, clientIp, body);
                            call.eventLoop().runOnContext(now -> exchange.end(answer));
                        });
                    }
                },
                () -> exchange.end(call.failure(BodyReader.tooLarge()).with(UnreadBody.headers(request))));
    }

    private HttpAnswer respond(Call call, String verb, MultiMap headers, @Nullable String clientIp, byte[] body) {
        RpcMethod method = call.method();
        CallMetadata metadata = CallMetadata.read(
                headers::get, clientIp, new ShownProof(headers.getAll("DPoP"), verb, '/' + method.fullName()));
        try {
            Message request = read(call, headers, body, metadata);
            return call.protocol().success(call.dialect(), dispatcher.get().call(method, request, metadata));
        } catch (RpcException e) {
            return call.failure(e.failure());
        } catch (RuntimeException e) {
            LOG.errorf(e, "The response of %s cannot be written [%s]", method.fullName(), metadata.correlationId());
            return call.failure(RpcFailure.internal(metadata.correlationId()));
        }
    }

    // Whatever else is wrong with the request, an anonymous caller first gets the error about the missing token.
    private Message read(Call call, MultiMap headers, byte[] body, CallMetadata metadata) {
        try {
            return call.protocol().read(call.method(), headers, body);
        } catch (RpcException unreadable) {
            dispatcher.get().admit(call.method(), call.method().request(), metadata);
            throw unreadable;
        }
    }

    /** A call and how it is answered. */
    record Call(Context eventLoop, RpcMethod method, RestDialect dialect, Protocol protocol) {
        HttpAnswer failure(RpcFailure failure) {
            return protocol.failure(dialect, failure);
        }
    }
}
