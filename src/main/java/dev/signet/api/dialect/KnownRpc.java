package dev.signet.api.dialect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An rpc of the published API that a dialect follows. The server may have it or not.
 *
 * @param service full name of the service, such as {@code zitadel.auth.v1.AuthService}
 * @param group what the rpc is about, for the documentation
 * @param httpMethod in capitals
 * @param path path template with the prefix of the service
 * @param deprecated whether the API has marked it as deprecated
 */
public record KnownRpc(String service, String group, String name, String httpMethod, String path, boolean deprecated) {

    /** The id of the failure with which the server refuses a call of an rpc that it does not have. */
    public static final String MISSING = "rpc.unimplemented";

    /** Returns the name with that of the service, such as {@code zitadel.auth.v1.AuthService/Healthz}. */
    public String fullName() {
        return service + '/' + name;
    }

    /**
     * Reads the rpcs of an API from a resource. A line {@code service} has the full name of a service and the prefix of
     * its paths, if they are not complete, a line {@code group} the subject of the following rpcs, and each other line an rpc: name, HTTP method,
     * path, and {@code deprecated} if it is. Lines that begin with {@code #} are comments.
     *
     * @param resource path of the resource, relative to the class
     */
    public static List<KnownRpc> read(Class<?> origin, String resource) {
        List<KnownRpc> rpcs = new ArrayList<>();
        String service = "";
        String prefix = "";
        String group = "";
        for (String line : lines(origin, resource)) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "#" -> {}
                case "service" -> {
                    service = words[1];
                    prefix = words.length > 2 ? words[2] : "";
                }
                case "group" -> group = line.substring("group ".length());
                default ->
                    rpcs.add(new KnownRpc(service, group, words[0], words[1], prefix + words[2], words.length > 3));
            }
        }
        return List.copyOf(rpcs);
    }

    private static List<String> lines(Class<?> origin, String resource) {
        try (InputStream stream = origin.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + resource + " is missing");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
