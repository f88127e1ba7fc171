package dev.signet.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends requests over HTTP/2 with fields that no client library sends (RFC 9113, RFC 7541). */
final class RawHttp2 {
    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_BYTES = 5;
    private static final int END_OF_STREAM = 1;
    private static final int END_OF_STREAM_AND_HEADERS = 5;

    private RawHttp2() {}

    /**
     * The header of the response to a request with these fields, each a name and a value; fails after 10 seconds, or if the
     * stream is reset instead.
     */
    static Http2Headers answer(URI server, String... fields) throws IOException, Http2Exception {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            return header(ask(socket, fields));
        }
    }

    /** The number of bytes of content in the response to a request with these fields. */
    static int contentOf(URI server, String... fields) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            DataInputStream in = ask(socket, fields);
            int content = 0;
            while (true) {
                int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                in.skipNBytes(Integer.BYTES + (long) length);
                if (type == RESET) {
                    throw new IOException("reset");
                }
                if (type == DATA) {
                    content += length;
                }
                if ((type == DATA || type == HEADERS) && (flags & END_OF_STREAM) != 0) {
                    return content;
                }
            }
        }
    }

    private static DataInputStream ask(Socket socket, String... fields) throws IOException {
        socket.setSoTimeout(10_000);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
        frame(out, SETTINGS, 0, 0, new byte[0]);
        frame(out, HEADERS, END_OF_STREAM_AND_HEADERS, 1, block(fields));
        out.flush();
        return new DataInputStream(socket.getInputStream());
    }

    static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        out.writeShort(payload.length >> 8);
        out.writeByte(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
    }

    // Literal fields without indexing (RFC 7541 section 6.2.2), shorter than 127 bytes.
    static byte[] block(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i++) {
            if (i % 2 == 0) {
                block.write(0);
            }
            byte[] text = fields[i].getBytes(StandardCharsets.ISO_8859_1);
            block.write(text.length);
            block.writeBytes(text);
        }
        return block.toByteArray();
    }

    private static Http2Headers header(DataInputStream in) throws IOException, Http2Exception {
        while (true) {
            int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
            int type = in.readUnsignedByte();
            boolean prioritized = (in.readUnsignedByte() & PRIORITY) != 0;
            int stream = in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == RESET) {
                throw new IOException("reset with " + ByteBufUtil.hexDump(payload));
            }
            if (type == HEADERS) {
                ByteBuf block = Unpooled.wrappedBuffer(payload).skipBytes(prioritized ? PRIORITY_BYTES : 0);
                return new DefaultHttp2HeadersDecoder(false).decodeHeaders(stream, block);
            }
        }
    }
}
