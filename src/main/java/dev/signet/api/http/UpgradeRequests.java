package dev.signet.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Settings;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ignores a request for an upgrade to HTTP/2 that cannot be carried out: the request is answered over HTTP/1.1
 * (RFC 9110 section 7.8). Vert.x would answer it with a 400 that has no end, and leave the client waiting until the
 * connection is closed.
 *
 * <p>Vert.x adds its handler of upgrades when the first bytes of a connection have shown that it is not HTTP/2, and no
 * other handler can be added before that one handles a request. Therefore this handler passes the first bytes on one by
 * one, until Vert.x has decided, and then adds the {@link Check}.
 */
final class UpgradeRequests extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ChannelPipeline pipeline = context.pipeline();
        ByteBuf bytes = (ByteBuf) message;
        while (bytes.isReadable() && isUndecided(pipeline)) {
            context.fireChannelRead(bytes.readRetainedSlice(1));
        }
        if (!isUndecided(pipeline)) {
            ChannelHandlerContext upgrades = pipeline.context(Http1xUpgradeToH2CHandler.class);
            if (upgrades != null) {
                pipeline.addBefore(upgrades.name(), null, new Check());
            }
            pipeline.remove(this);
        }
        if (bytes.isReadable()) {
            context.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    // True while Vert.x waits for the first bytes to tell HTTP/1 from HTTP/2. With TLS the protocol is negotiated, so
    // Vert.x does not add the handler that waits.
    private static boolean isUndecided(ChannelPipeline pipeline) {
        return pipeline.get(Http1xOrH2CHandler.class) != null;
    }

    /** Removes the request for an upgrade that cannot be carried out from the first request of a connection. */
    static final class Check extends ChannelInboundHandlerAdapter {
        private static final Set<String> OPTIONS = Set.of("upgrade", "http2-settings");

        /** A name of a field that HTTP/2 can carry, which has no colon (RFC 9110 section 5.1, RFC 9113 section 8.2.1). */
        private static final Pattern NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

        private static final Pattern HOST = Pattern.compile("[\\w.~%\\[\\]:-]+");

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                context.pipeline().remove(this);
                if (asksForHttp2(request) && !isUsable(request)) {
                    request.headers().remove(HttpHeaderNames.UPGRADE);
                }
            }
            context.fireChannelRead(message);
        }

        private static boolean asksForHttp2(HttpRequest request) {
            return request.headers().contains(HttpHeaderNames.UPGRADE, Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, true);
        }

        // Vert.x upgrades any request. It then takes only the last value of a repeated field over into HTTP/2, where
        // SingleFields would no longer see the others; loses the request if HTTP/2 cannot carry its Host, method or a
        // field; and does not apply the rules for Transfer-Encoding (RequestHeads).
        private static boolean isUsable(HttpRequest request) {
            HttpHeaders headers = request.headers();
            return request.decoderResult().isSuccess()
                    && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                    && !request.method().equals(HttpMethod.CONNECT)
                    && request.uri().startsWith("/")
                    && matches(HOST, headers.get(HttpHeaderNames.HOST))
                    && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                    && headers.names().stream().allMatch(name -> matches(NAME, name))
                    && headers.names().size() == headers.entries().size()
                    && namesBothOptions(headers.get(HttpHeaderNames.CONNECTION))
                    && isValid(headers.get(Http2CodecUtil.HTTP_UPGRADE_SETTINGS_HEADER));
        }

        private static boolean matches(Pattern pattern, @Nullable String text) {
            return text != null && pattern.matcher(text).matches();
        }

        private static boolean namesBothOptions(@Nullable String connection) {
            return connection != null
                    && Stream.of(connection.split(",", -1))
                            .map(option -> option.strip().toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet())
                            .containsAll(OPTIONS);
        }

        // Whether the value of HTTP2-Settings is the base64url form of SETTINGS parameters (RFC 7540 section 3.2.1).
        private static boolean isValid(@Nullable String settings) {
            if (settings == null) {
                return false;
            }
            try {
                ByteBuffer payload = ByteBuffer.wrap(Base64.getUrlDecoder().decode(settings));
                Http2Settings decoded = new Http2Settings();
                while (payload.hasRemaining()) {
                    char id = (char) payload.getShort();
                    Long _ = decoded.put(id, Long.valueOf(Integer.toUnsignedLong(payload.getInt())));
                }
                return true;
            } catch (IllegalArgumentException | BufferUnderflowException malformed) {
                return false;
            }
        }
    }
}
