package dev.signet.api.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.Code;
import dev.signet.api.rpc.RpcFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads JSON bodies into messages by the JSON mapping of protobuf.
 *
 * <p>The mapping's own parser is lenient about syntax and silent about where a fault is, so syntax is checked before and
 * a refused body is searched for its fault afterwards.
 */
final class JsonBody {
    private static final int DEEPEST = 64;
    private static final JsonFactory SYNTAX = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private JsonBody() {}

    /**
     * Merges a body; an empty one is an empty object.
     *
     * @throws dev.signet.api.rpc.RpcException INVALID_ARGUMENT with line and column, or with the field at fault
     */
    static void merge(byte[] json, Message.Builder message) {
        if (json.length == 0) {
            return;
        }
        checkSyntax(json);
        mergeChecked(new String(json, StandardCharsets.UTF_8), message);
    }

    /** Merges a body that is the value of one field; an empty one leaves the field unset. */
    static void mergeField(byte[] json, FieldDescriptor field, Message.Builder message) {
        if (json.length == 0) {
            return;
        }
        checkSyntax(json);
        mergeChecked("{\"" + field.getName() + "\":" + new String(json, StandardCharsets.UTF_8) + "}", message);
    }

    private static void mergeChecked(String json, Message.Builder message) {
        try {
            PARSER.merge(json, message);
        } catch (InvalidProtocolBufferException e) {
            throw JsonFault.find(json, message.getDescriptorForType()).exception();
        }
    }

    private static void checkSyntax(byte[] json) {
        try (JsonParser parser = SYNTAX.createParser(json)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                token = parser.nextToken();
                if (token != null && parser.getParsingContext().inRoot() && !token.isStructEnd()) {
                    throw malformed(parser.currentTokenLocation(), "something follows the value");
                }
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
        return first.startsWith("Duplicate field") || first.startsWith("Unexpected character")
                ? first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1)
                : first;
    }
}
