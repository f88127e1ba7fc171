package dev.signet.api.rest;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes the file out of a form (RFC 7578). The whole form is in memory, because its length is limited. */
final class UploadedFile {
    private static final String FIELD = "file";

    /** A form with more fields is no upload of one file. */
    private static final int MOST_FIELDS = 16;

    private UploadedFile() {}

    /**
     * Returns the content of the file in the field {@code file}; other fields are ignored.
     *
     * @throws RpcException INVALID_ARGUMENT if the body is no form, or does not have exactly one such file
     */
    static ByteString of(String contentType, byte[] body) {
        DefaultFullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        if (!HttpPostRequestDecoder.isMultipart(request)) {
            throw refused("The body has to be multipart/form-data with the file in the field '" + FIELD + "'.");
        }
        try {
            return file(request);
        } catch (RpcException e) {
            throw e;
        } catch (RuntimeException e) {
            // Netty reports malformed forms by exceptions of several types, some of them accidental.
            throw refused("The body is not what its Content-Type says.");
        }
    }

    private static ByteString file(DefaultFullHttpRequest request) {
        HttpPostMultipartRequestDecoder form = new HttpPostMultipartRequestDecoder(
                new DefaultHttpDataFactory(false), request, StandardCharsets.UTF_8, MOST_FIELDS, BodyReader.MOST);
        try {
            List<FileUpload> files = form.getBodyHttpDatas(FIELD).stream()
                    .filter(FileUpload.class::isInstance)
                    .map(FileUpload.class::cast)
                    .toList();
            if (files.size() != 1 || !files.getFirst().isCompleted()) {
                throw refused("The form has to have exactly one file in its field '" + FIELD + "'.");
            }
            return ByteString.copyFrom(files.getFirst().get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            form.getBodyHttpDatas().forEach(InterfaceHttpData::release);
            form.destroy();
        }
    }

    private static RpcException refused(String message) {
        return RpcFailure.of(Code.INVALID_ARGUMENT, "request.body.malformed", message)
                .exception();
    }
}
