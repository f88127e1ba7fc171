package dev.signet.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends requests as exact bytes, which a client library would correct or refuse. */
public final class Http {
    private static final int TIMEOUT_MILLIS = 20_000;

    private Http() {}

    /**
     * An HTTP/1.1 request.
     *
     * @param headers header lines without line ends, with characters up to U+00FF
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Request(String method, String target, List<String> headers, byte[] body) {

        byte[] bytes() {
            StringBuilder head =
                    new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            if (body.length > 0 || method.equals("POST") || method.equals("PUT")) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(body);
            return bytes.toByteArray();
        }

        @Override
        public String toString() {
            String text = new String(bytes(), StandardCharsets.ISO_8859_1);
            return (text.length() > 1_500 ? text.substring(0, 1_500) + "..." : text).replace("\0", "\\0");
        }
    }

    /** A response; status 0 and empty texts if there was none. */
    public record Answer(int status, String head, String body) {}

    /** Sends a request on a connection of its own. */
    public static Answer send(URI server, Request request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request.bytes());
                out.flush();
            } catch (IOException refusedEarly) {
                // the response may have arrived already
            }
            return answer(socket.getInputStream());
        }
    }

    private static Answer answer(InputStream in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException closed) {
            // keeps what has arrived so far
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.") || end < 0) {
            return new Answer(0, text, "");
        }
        return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
    }
}
