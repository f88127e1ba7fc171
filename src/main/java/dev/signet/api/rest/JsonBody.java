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
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.dialect.UnknownFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON bodies into messages strictly according to protobuf's JSON mapping.
 *
 * <p>The parser of protobuf's own library accepts malformed syntax and wrong types (a number for a string, a list of
 * one element for the element) and does not say which field it refuses. Callers need both strictness and the name of
 * the field.
 */
public final class JsonBody {
    private static final int DEEPEST = 64;
    private static final int LONGEST_REASON = 200;
    private static final Pattern END_OF_REASON = Pattern.compile(": |, from `[^`]*`\\)");
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
     * Merges a body into a message; an empty body counts as an empty object.
     *
     * @throws dev.signet.api.dialect.RpcException INVALID_ARGUMENT with line and column, or with the invalid field
     */
    public static void merge(byte[] json, Message.Builder message, UnknownFields unknown) {
        read(json, unknown, reader -> reader.readRoot(message));
    }

    /** Merges a body that is the value of one field; an empty body leaves the field unset. */
    static void mergeField(byte[] json, FieldDescriptor field, Message.Builder message, UnknownFields unknown) {
        read(json, unknown, reader -> reader.readRoot(message, field));
    }

    private static void read(byte[] json, UnknownFields unknown, Reading reading) {
        if (json.length == 0) {
            return;
        }
        try (JsonParser parser = JSON.createParser(text(json))) {
            parser.nextToken();
            reading.read(new JsonMessageReader(parser, unknown));
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation(), "something follows the value");
            }
        } catch (JsonProcessingException e) {
            throw malformed(e.getLocation(), reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Accepts only UTF-8 (RFC 8259 section 8.1); the parser would also accept UTF-16 and malformed UTF-8. The same
    // section permits ignoring a byte order mark at the beginning.
    private static String text(byte[] json) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw malformed("The JSON is not UTF-8.");
        }
    }

    // An error about a limit of the parser (digits, length of a name, depth) has no position.
    private static RuntimeException malformed(@Nullable JsonLocation where, String reason) {
        return where == null
                ? malformed("The JSON cannot be read: " + reason + ".")
                : malformed("The JSON is malformed at line " + where.getLineNr() + ", column " + where.getColumnNr()
                        + ": " + reason + ".");
    }

    private static RuntimeException malformed(String sentence) {
        return RpcFailure.of(Code.INVALID_ARGUMENT, "request.json.malformed", sentence)
                .exception();
    }

    // Keeps only the beginning of the parser's message, up to the first colon or ", from": the rest describes the
    // parser's own settings and repeats long names.
    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message == null || message.isEmpty()) {
            return "it cannot be read";
        }
        String first = END_OF_REASON.split(message, 2)[0];
        String told = first.length() <= LONGEST_REASON ? first : first.substring(0, LONGEST_REASON) + "…";
        return Character.toLowerCase(told.charAt(0)) + told.substring(1);
    }

    @FunctionalInterface
    private interface Reading {
        void read(JsonMessageReader reader) throws IOException;
    }
}
