package dev.signet.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.net.impl.TrustAllTrustManager;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * A connection over HTTP/2 whose client sends the whole body of each request, whatever the server answers meanwhile, and
 * records in which order the frames came (RFC 9113).
 */
final class RawHttp2Connection implements AutoCloseable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int ACKNOWLEDGED = 1;
    private static final int END_OF_STREAM = 1;
    private static final int END_OF_HEADERS = 4;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_BYTES = 5;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int FIRST_WINDOW = 65_535;
    private static final int LARGEST_FRAME = 16_384;
    private static final byte[] NOTHING = {};

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final String authority;
    private final DefaultHttp2HeadersDecoder fields = new DefaultHttp2HeadersDecoder(false);
    private final Map<Integer, Answer> answers = new HashMap<>();
    private int nextStream = 1;
    private long window = FIRST_WINDOW;
    private long firstWindow = FIRST_WINDOW;
    private long streamWindow;

    private RawHttp2Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(15_000);
        socket.setTcpNoDelay(true);
        this.authority = "localhost:" + socket.getPort();
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        out.write(RawHttp2.PREFACE.getBytes(StandardCharsets.US_ASCII));
        RawHttp2.frame(out, SETTINGS, 0, 0, NOTHING);
        out.flush();
    }

    /** Connects with prior knowledge, or with TLS and ALPN. */
    static RawHttp2Connection to(Wire wire) throws IOException, GeneralSecurityException {
        int port = TestingTranslator.port(wire.isEncrypted());
        return new RawHttp2Connection(wire.isEncrypted() ? encrypted(port) : new Socket("localhost", port));
    }

    private static Socket encrypted(int port) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {TrustAllTrustManager.INSTANCE}, new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    Answer get(String path) throws IOException, Http2Exception {
        int stream = open("GET", path, "accept", "*/*");
        RawHttp2.frame(out, DATA, END_OF_STREAM, stream, NOTHING);
        out.flush();
        return wholeAnswer(stream);
    }

    /**
     * Sends a body in the pace that the server allows, and returns when the stream has ended on both sides or was reset.
     *
     * @param fields pairs of names and values
     */
    Answer post(String path, String contentType, int length, String... fields) throws IOException, Http2Exception {
        Answer answer = post(openPost(path, contentType, fields), length);
        if (!answer.reset) {
            RawHttp2.frame(out, DATA, END_OF_STREAM, answer.stream, NOTHING);
            out.flush();
        }
        return wholeAnswer(answer.stream);
    }

    /** Sends a part of a body and then nothing more, and returns when the stream was reset. */
    Answer postWithoutEnd(String path, int length) throws IOException, Http2Exception {
        Answer answer = post(openPost(path, "text/plain"), length);
        while (!answer.reset) {
            read();
        }
        return answer;
    }

    private int openPost(String path, String contentType, String... fields) throws IOException {
        String[] all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "content-type";
        all[fields.length + 1] = contentType;
        return open("POST", path, all);
    }

    private int open(String method, String path, String... fields) throws IOException {
        String[] all = new String[fields.length + 8];
        String[] pseudo = {
            ":method",
            method,
            ":scheme",
            socket instanceof SSLSocket ? "https" : "http",
            ":path",
            path,
            ":authority",
            authority
        };
        System.arraycopy(pseudo, 0, all, 0, pseudo.length);
        System.arraycopy(fields, 0, all, pseudo.length, fields.length);
        int stream = nextStream;
        nextStream += 2;
        answers.put(stream, new Answer(stream));
        streamWindow = firstWindow;
        RawHttp2.frame(out, HEADERS, END_OF_HEADERS, stream, RawHttp2.block(all));
        out.flush();
        return stream;
    }

    private Answer post(int stream, int length) throws IOException, Http2Exception {
        Answer answer = answers.get(stream);
        while (answer.sent < length && !answer.reset) {
            int part = (int) Math.min(Math.min(window, streamWindow), Math.min(LARGEST_FRAME, length - answer.sent));
            if (part > 0) {
                RawHttp2.frame(out, DATA, 0, stream, new byte[part]);
                out.flush();
                answer.sent += part;
                window -= part;
                streamWindow -= part;
            }
            while (part <= 0 ? !canSend() && !answer.reset : in.available() > 0) {
                read();
            }
        }
        return answer;
    }

    private boolean canSend() {
        return window > 0 && streamWindow > 0;
    }

    private Answer wholeAnswer(int stream) throws IOException, Http2Exception {
        Answer answer = answers.get(stream);
        while (!answer.complete && !answer.reset) {
            read();
        }
        return answer;
    }

    private void read() throws IOException, Http2Exception {
        int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = in.readNBytes(length);
        switch (type) {
            case SETTINGS -> settings(flags, ByteBuffer.wrap(payload));
            case PING -> acknowledge(PING, flags, payload);
            case WINDOW_UPDATE -> widen(stream, ByteBuffer.wrap(payload).getInt());
            case GO_AWAY -> throw new IOException("The server ends the connection.");
            case HEADERS, DATA, RESET -> answer(answers.get(stream), type, flags, payload);
            default -> {} // says nothing about an answer
        }
    }

    private void answer(Answer answer, int type, int flags, byte[] payload) throws Http2Exception {
        if (type == RESET) {
            answer.reset = true;
            answer.resetCode = ByteBuffer.wrap(payload).getInt();
            return;
        }
        if (type == HEADERS) {
            ByteBuf block = Unpooled.wrappedBuffer(payload).skipBytes((flags & PRIORITY) == 0 ? 0 : PRIORITY_BYTES);
            answer.status = fields.decodeHeaders(answer.stream, block).status().toString();
        }
        answer.complete |= (flags & END_OF_STREAM) != 0;
    }

    private void settings(int flags, ByteBuffer payload) throws IOException {
        while (payload.hasRemaining()) {
            int id = payload.getShort();
            int value = payload.getInt();
            if (id == INITIAL_WINDOW_SIZE) {
                streamWindow += value - firstWindow;
                firstWindow = value;
            }
        }
        acknowledge(SETTINGS, flags, NOTHING);
    }

    private void acknowledge(int type, int flags, byte[] payload) throws IOException {
        if ((flags & ACKNOWLEDGED) == 0) {
            RawHttp2.frame(out, type, ACKNOWLEDGED, 0, payload);
            out.flush();
        }
    }

    private void widen(int stream, int bytes) {
        if (stream == 0) {
            window += bytes;
        } else if (stream == nextStream - 2) {
            streamWindow += bytes;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What the server sent on a stream. */
    static final class Answer {
        private final int stream;
        private String status = "";
        private boolean complete;
        private boolean reset;
        private int resetCode;
        private int sent;

        private Answer(int stream) {
            this.stream = stream;
        }

        String status() {
            return status;
        }

        /** Whether the response came to its end, with or without the client's body. */
        boolean isComplete() {
            return complete;
        }

        boolean isReset() {
            return reset;
        }

        int resetCode() {
            return resetCode;
        }

        /** The bytes of the body that the client could send. */
        int sent() {
            return sent;
        }
    }
}
