package dev.signet.api.connect;

import com.google.rpc.Code;
import dev.signet.api.dialect.RpcFailure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** The frames of gRPC-Web: a byte of flags, the length in four bytes, and the content. */
final class WebFrames {
    private static final int HEAD = 5;
    private static final int QUANTUM = 4;
    private static final byte DATA = 0;
    private static final byte COMPRESSED = 1;
    private static final byte TRAILERS = (byte) 0x80;

    private WebFrames() {}

    static byte[] data(byte[] message) {
        return frame(DATA, message);
    }

    static byte[] trailers(byte[] block) {
        return frame(TRAILERS, block);
    }

    static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** The content of the only frame, which has to be a message. */
    static byte[] message(byte[] body) {
        if (body.length < HEAD) {
            throw malformed("The body has no frame with a message.");
        }
        ByteBuffer frame = ByteBuffer.wrap(body);
        byte flags = frame.get();
        int length = frame.getInt();
        if (flags == COMPRESSED) {
            throw GrpcWeb.compressed();
        }
        if (flags != DATA) {
            throw malformed("The first frame is not a message.");
        }
        if (length != body.length - HEAD) {
            throw malformed("The body is not exactly one frame.");
        }
        return Arrays.copyOfRange(body, HEAD, body.length);
    }

    /**
     * Decodes base64. The body may consist of several encoded parts, each with its own padding, so padding may also
     * occur in the middle.
     */
    static byte[] fromText(byte[] body) {
        if (body.length % QUANTUM != 0) {
            throw malformed("The body is not base64.");
        }
        ByteBuffer decoded = ByteBuffer.allocate(body.length);
        try {
            for (int start = 0; start < body.length; start += QUANTUM) {
                decoded.put(Base64.getDecoder().decode(Arrays.copyOfRange(body, start, start + QUANTUM)));
            }
        } catch (IllegalArgumentException e) {
            throw malformed("The body is not base64.");
        }
        return Arrays.copyOf(decoded.array(), decoded.position());
    }

    private static byte[] frame(byte flags, byte[] content) {
        return ByteBuffer.allocate(HEAD + content.length)
                .put(flags)
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static RuntimeException malformed(String message) {
        return RpcFailure.of(Code.INVALID_ARGUMENT, "request.frame.malformed", message)
                .exception();
    }
}
