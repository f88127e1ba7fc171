package dev.signet.api.zitadel;

import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A streaming call over HTTP/1.1 whose lines are sent and read one at a time. */
final class TestingLines implements AutoCloseable {
    private final Socket socket;
    private final OutputStream output;
    private final BufferedReader input;
    private int status;

    TestingLines(URI server, String path, String token, String orgId) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(20_000);
        output = socket.getOutputStream();
        input = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization + "x-zitadel-orgid: " + orgId
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    /** Sends a line as a chunk of its own. */
    void send(String line) throws IOException {
        byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
        write(HexFormat.of().toHexDigits(bytes.length) + "\r\n" + line + "\n\r\n");
    }

    /** Ends the body. */
    void end() throws IOException {
        write("0\r\n\r\n");
    }

    /** Waits for the head of the response. */
    int status() throws IOException {
        if (status == 0) {
            status = Integer.parseInt(input.readLine().split(" ", -1)[1]);
            while (!input.readLine().isEmpty()) {
                // the fields of the head are of no interest
            }
        }
        return status;
    }

    /** Waits for the next line of the response. */
    JsonPath next() throws IOException {
        status();
        String line = input.readLine();
        while (line != null && !line.startsWith("{")) {
            line = input.readLine();
        }
        return JsonPath.from(line == null ? "{\"ended\":true}" : line);
    }

    /** Ends the body and returns the remaining lines of the response. */
    List<JsonPath> rest() throws IOException {
        end();
        List<JsonPath> lines = new ArrayList<>();
        while (true) {
            JsonPath line = next();
            lines.add(line);
            if (line.get("totals") != null || line.get("error.code") != null || line.get("ended") != null) {
                return lines;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void write(String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
