package dev.signet.api.rest;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.pipeline.Incoming;
import dev.signet.api.pipeline.RpcDispatcher;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes streaming calls for an operator who runs a command of the program, with the same lines of JSON and the same
 * rules as over REST, but without a network and a token: whoever runs the program has the database anyway.
 */
@Singleton
@Unremovable
public final class OperatorCalls {
    private final RestRoutes routes;
    private final RpcDispatcher dispatcher;

    OperatorCalls(RestRoutes routes, RpcDispatcher dispatcher) {
        this.routes = routes;
        this.dispatcher = dispatcher;
    }

    /**
     * Makes a call.
     *
     * @param rpc full name of the rpc
     * @param orgId the selected organization
     * @param body lines if the rpc takes a stream, otherwise one JSON object
     * @param lines takes each response as a line of JSON
     * @throws RpcException if the call fails
     */
    public void call(String rpc, String orgId, InputStream body, Consumer<String> lines) {
        RestRoute route = routes.all().stream()
                .filter(each -> each.rpc().fullName().equals(rpc))
                .findFirst()
                .orElseThrow();
        dispatcher.streamForOperator(
                route.rpc(),
                orgId,
                requests(route, body),
                response -> lines.accept(route.dialect().json(response)));
    }

    private static Incoming<Message> requests(RestRoute route, InputStream body) {
        if (route.rpc().takesStream()) {
            return new LineReader(body, line -> route.read(List.of(), null, line));
        }
        try {
            return new OnlyRequest(route.read(List.of(), null, body.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
