package dev.signet.api.rest;

import com.google.rpc.Code;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** How the body of a request was encoded (RFC 9110 section 8.4). */
public enum ContentEncoding {
    IDENTITY {
        @Override
        public byte[] unpack(byte[] body) {
            return body;
        }

        @Override
        InputStream unpacking(InputStream body) {
            return body;
        }
    },
    GZIP {
        @Override
        public byte[] unpack(byte[] body) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                byte[] all = unpacked.readNBytes(BodyReader.MOST + 1);
                if (all.length > BodyReader.MOST) {
                    throw BodyReader.tooLarge().exception();
                }
                return all;
            } catch (IOException e) {
                throw notAsDeclared();
            }
        }

        @Override
        InputStream unpacking(InputStream body) {
            try {
                return new GZIPInputStream(body);
            } catch (IOException e) {
                throw notAsDeclared();
            }
        }
    };

    /** The value of {@code Accept-Encoding} that tells clients which encodings are accepted. */
    public static final String ACCEPTED = "gzip";

    /** Returns the encoding that the header names; empty if it names an unknown one or several. */
    public static Optional<ContentEncoding> of(@Nullable String contentEncoding) {
        return switch (contentEncoding == null ? "" : contentEncoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.of(IDENTITY);
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            default -> Optional.empty();
        };
    }

    /**
     * Decodes the body. The result must not be longer than an uncompressed body may be.
     *
     * @throws RpcException if the result is longer, or the body was not encoded in this way
     */
    public abstract byte[] unpack(byte[] body);

    /**
     * Decodes a body while it is read. The reader limits what it keeps of the result.
     *
     * @throws RpcException if the body was not encoded in this way
     */
    abstract InputStream unpacking(InputStream body);

    /** The failure for a body that was not encoded in the declared way. */
    static RpcException notAsDeclared() {
        return RpcFailure.of(
                        Code.INVALID_ARGUMENT,
                        "request.body.malformed",
                        "The body is not what its Content-Encoding says.")
                .exception();
    }
}
