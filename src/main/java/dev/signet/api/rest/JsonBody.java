package dev.signet.api.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import dev.signet.api.rpc.RpcFailure;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads JSON bodies into messages by the JSON mapping of protobuf, strictly.
 *
 * <p>The parser of protobuf's own library takes sloppy syntax and wrong types (a number for a string, a list of one for
 * its element) and does not say which field it refuses; callers are owed both.
 */
final class JsonBody {
    private static final int DEEPEST = 64;
    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build()
            .reader();

    private JsonBody() {}

    /**
     * Merges a body; an empty one is an empty object.
     *
     * @throws dev.signet.api.rpc.RpcException INVALID_ARGUMENT with line and column, or with the field at fault
     */
    static void merge(byte[] json, Message.Builder message) {
        read(json, reader -> reader.readRoot(message));
    }

    /** Merges a body that is the value of one field; an empty one leaves the field unset. */
    static void mergeField(byte[] json, FieldDescriptor field, Message.Builder message) {
        read(json, reader -> reader.readRoot(message, field));
    }

    private static void read(byte[] json, Reading reading) {
        if (json.length == 0) {
            return;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            reading.read(new JsonMessageReader(parser));
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation(), "something follows the value");
            }
        } catch (JsonProcessingException e) {
            throw malformed(e.getLocation(), reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException malformed(JsonLocation where, String reason) {
        return RpcFailure.of(
                        Code.INVALID_ARGUMENT,
                        "request.json.malformed",
                        "The JSON is malformed at line " + where.getLineNr() + ", column " + where.getColumnNr() + ": "
                                + reason + ".")
                .exception();
    }

    // The parser's sentences go on about its own settings after the first colon or bracket.
    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message == null) {
            return "it cannot be read";
        }
        int end = message.indexOf(": ");
        String first = end < 0 ? message : message.substring(0, end);
        return Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }

    @FunctionalInterface
    private interface Reading {
        void read(JsonMessageReader reader) throws IOException;
    }
}
