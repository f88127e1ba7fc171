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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

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
        return sealed.sealForUrl(purpose, PLACE, deflated(content));
    }

    /** Opens a text that was sealed for the same purpose; empty for any other text. */
    Optional<JsonNode> open(String purpose, String text) {
        return sealed.openFromUrl(purpose, PLACE, text).map(this::inflated);
    }

    /** Adds a text to a JSON object unless it is null. */
    static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    /** A text that {@link #put} added; null if there is none. */
    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.asText();
    }

    /** Adds a list of texts to a JSON object. */
    static void put(ObjectNode node, String name, List<String> values) {
        values.forEach(node.putArray(name)::add);
    }

    /** A list that {@link #put(ObjectNode, String, List)} added; empty if there is none. */
    static List<String> texts(JsonNode node, String name) {
        List<String> values = new ArrayList<>();
        node.path(name).forEach(value -> values.add(value.asText()));
        return values;
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

    private JsonNode inflated(byte[] content) {
        Inflater inflater = new Inflater(true);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(content), inflater)) {
            return json.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inflater.end();
        }
    }
}
