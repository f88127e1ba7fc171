package dev.signet.transfer.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads large JSON files piece by piece. */
final class JsonFiles {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .build())
            .build();

    private JsonFiles() {}

    static JsonParser open(InputStream file) throws IOException {
        return MAPPER.createParser(file);
    }

    /** Calls the work for each field of the object that begins at the parser's token. The work consumes the value. */
    static void eachField(JsonParser parser, OfField work) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("The file has no JSON object where one is expected.");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            work.accept(name);
        }
    }

    /** Calls the work for each object of the array that begins at the parser's token. */
    static void eachObject(JsonParser parser, OfObject work) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("The file has no JSON array where one is expected.");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            ObjectNode element = MAPPER.readTree(parser);
            work.accept(element);
        }
    }

    /** Reads all objects of a file with one JSON object after the other, or with one array of objects. */
    static void eachObject(InputStream file, OfObject work) throws IOException {
        try (JsonParser parser = open(file)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                eachObject(parser, work);
                return;
            }
            while (parser.currentToken() == JsonToken.START_OBJECT) {
                ObjectNode element = MAPPER.readTree(parser);
                work.accept(element);
                parser.nextToken();
            }
        }
    }

    /** The text of the first of these fields that has one. */
    static Optional<String> text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isTextual() && !value.textValue().isBlank()) {
                return Optional.of(value.textValue());
            }
        }
        return Optional.empty();
    }

    /** The elements of an array; none if the node is no array. */
    static List<JsonNode> elements(JsonNode array) {
        return array instanceof ArrayNode
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    /** The names of an object's fields. */
    static Iterable<String> names(JsonNode object) {
        Iterator<String> names = object.fieldNames();
        return () -> names;
    }

    @FunctionalInterface
    interface OfField {
        void accept(String name) throws IOException;
    }

    @FunctionalInterface
    interface OfObject {
        void accept(ObjectNode object) throws IOException;
    }
}
