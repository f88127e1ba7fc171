package dev.signet.api.http;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;

/** A response that sends its status and header as they are, and drops its content. */
final class ResponseWithoutContent extends AbstractResponseWrapper {
    private final HttpServerResponse head;

    ResponseWithoutContent(HttpServerResponse head) {
        super(head);
        this.head = head;
    }

    @Override
    public Future<Void> write(Buffer content) {
        return Future.succeededFuture();
    }

    @Override
    public void write(Buffer content, Handler<AsyncResult<Void>> handler) {
        handler.handle(Future.succeededFuture());
    }

    @Override
    public Future<Void> write(String content) {
        return Future.succeededFuture();
    }

    @Override
    public void write(String content, Handler<AsyncResult<Void>> handler) {
        handler.handle(Future.succeededFuture());
    }

    @Override
    public Future<Void> write(String content, String charset) {
        return Future.succeededFuture();
    }

    @Override
    public void write(String content, String charset, Handler<AsyncResult<Void>> handler) {
        handler.handle(Future.succeededFuture());
    }

    @Override
    public Future<Void> end(Buffer content) {
        return head.end();
    }

    @Override
    public void end(Buffer content, Handler<AsyncResult<Void>> handler) {
        head.end(handler);
    }

    @Override
    public Future<Void> end(String content) {
        return head.end();
    }

    @Override
    public void end(String content, Handler<AsyncResult<Void>> handler) {
        head.end(handler);
    }

    @Override
    public Future<Void> end(String content, String charset) {
        return head.end();
    }

    @Override
    public void end(String content, String charset, Handler<AsyncResult<Void>> handler) {
        head.end(handler);
    }

    @Override
    public Future<Void> send(String content) {
        return head.end();
    }

    @Override
    public void send(String content, Handler<AsyncResult<Void>> handler) {
        head.end(handler);
    }

    @Override
    public Future<Void> send(Buffer content) {
        return head.end();
    }

    @Override
    public void send(Buffer content, Handler<AsyncResult<Void>> handler) {
        head.end(handler);
    }

    @Override
    public Future<Void> send(ReadStream<Buffer> content) {
        return head.end();
    }

    @Override
    public void send(ReadStream<Buffer> content, Handler<AsyncResult<Void>> handler) {
        head.end(handler);
    }

    @Override
    public Future<Void> sendFile(String file, long offset, long length) {
        return head.end();
    }

    @Override
    public Future<Void> sendFile(String file, long offset) {
        return head.end();
    }

    @Override
    public Future<Void> sendFile(String file) {
        return head.end();
    }

    @Override
    public HttpServerResponse sendFile(String file, Handler<AsyncResult<Void>> handler) {
        head.end(handler);
        return this;
    }

    @Override
    public HttpServerResponse sendFile(String file, long offset, Handler<AsyncResult<Void>> handler) {
        head.end(handler);
        return this;
    }

    @Override
    public HttpServerResponse sendFile(String file, long offset, long length, Handler<AsyncResult<Void>> handler) {
        head.end(handler);
        return this;
    }
}
