package dev.signet.api.openapi;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The OpenAPI document and the files of the page that shows it. The document is created when the first of these files
 * is requested.
 */
@Singleton
final class OpenApiFiles {
    private final Buffer document;
    private final Map<String, Buffer> ofThePage = new ConcurrentHashMap<>();

    OpenApiFiles(OpenApiDocument openApi) {
        this.document = Buffer.buffer(openApi.write().toString());
    }

    Buffer document() {
        return document;
    }

    /** A file of the page, by name. */
    Buffer ofThePage(String name) {
        return ofThePage.computeIfAbsent(name, OpenApiFiles::read);
    }

    private static Buffer read(String name) {
        try (InputStream file = Objects.requireNonNull(
                OpenApiFiles.class.getResourceAsStream("ui/" + name), "missing from the class path: ui/" + name)) {
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
