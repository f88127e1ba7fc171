package dev.signet.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.vault.SealedSecrets;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Turns a JSON object into a text for a URL or a form field: compressed, encrypted and authenticated. What a browser
 * sends back is therefore exactly what this server issued, and the server needs no database row for it.
 */
@Singleton
final class Seal {
    private static final String PLACE = "browser";

    private final SealedSecrets sealed;
    private final JsonMapper json = new JsonMapper();

    Seal(SealedSecrets sealed) {
        this.sealed = sealed;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /** Seals the content; the result consists of base64url characters only. */
    String close(String purpose, ObjectNode content) {
        String text = sealed.seal(purpose, PLACE, deflated(content));
        return text.replace('+', '-').replace('/', '_').replace("=", "");
    }

    /** Opens a text that was sealed for the same purpose; empty for any other text. */
    Optional<JsonNode> open(String purpose, String text) {
        try {
            byte[] content = sealed.open(purpose, PLACE, text.replace('-', '+').replace('_', '/'));
            return Optional.of(inflated(content));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException | IOException e) {
            return Optional.empty();
        }
    }

    private byte[] deflated(ObjectNode content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(json.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private JsonNode inflated(byte[] content) throws IOException {
        Inflater inflater = new Inflater(true);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(content), inflater)) {
            return json.readTree(in.readAllBytes());
        } finally {
            inflater.end();
        }
    }
}
