package dev.signet.api.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;

/** Document and page, made once: when the bean is, which is at the first request for one of them. */
@Singleton
final class OpenApiFiles {
    private final Buffer document;
    private final Buffer page;

    OpenApiFiles(OpenApiDocument openApi) {
        ObjectNode json = openApi.write();
        this.document = Buffer.buffer(json.toString());
        this.page = Buffer.buffer(new ReferenceReader(json).read().render());
    }

    Buffer document() {
        return document;
    }

    Buffer page() {
        return page;
    }
}
