package dev.signet.api.rest;

import com.google.protobuf.Message;
import dev.signet.api.pipeline.Incoming;
import java.util.Optional;

/** The request of a streaming call that has only one. */
final class OnlyRequest implements Incoming<Message> {
    private Optional<Received<Message>> request;

    OnlyRequest(Message request) {
        this.request = Optional.of(new Received.Request<>(request));
    }

    @Override
    public Optional<Received<Message>> next() {
        Optional<Received<Message>> next = request;
        request = Optional.empty();
        return next;
    }

    @Override
    public boolean isReady() {
        return true;
    }
}
