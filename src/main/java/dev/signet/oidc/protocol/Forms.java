package dev.signet.oidc.protocol;

import dev.signet.kernel.Percent;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads forms and queries strictly as UTF-8 (RFC 6749 appendix B). Malformed input is refused rather than repaired with
 * replacement characters, which could make two different values equal.
 */
public final class Forms {
    private static final String TYPE = "application/x-www-form-urlencoded";

    private Forms() {}

    /** Whether a body of this Content-Type is a form. Parameters of the type, such as a charset, are ignored. */
    public static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE);
    }

    /** Reads the fields of a form. Throws {@code invalid_request} if it is malformed. */
    public static MultivaluedMap<String, String> read(byte[] body) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            throw ProtocolError.INVALID_REQUEST.because("The form is not UTF-8.");
        }
    }

    /** Reads the parameters of a query. Throws {@code invalid_request} if it is malformed. */
    public static MultivaluedMap<String, String> read(String encoded) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                fields.add(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        if (fields.containsKey("")) {
            throw ProtocolError.INVALID_REQUEST.because("A parameter has no name.");
        }
        return fields;
    }

    /**
     * Refuses fields that contain U+0000, which the database cannot store, if the path is that of a page. Endpoints of
     * the protocol check this for the parameters that they read ({@code Parameters}).
     */
    static void checkForPage(MultivaluedMap<String, String> fields, String path) {
        if (Endpoint.isPage(path)
                && fields.values().stream().flatMap(Collection::stream).anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw ProtocolError.INVALID_REQUEST.because("A field contains the character U+0000.");
        }
    }

    private static String decode(String text) {
        try {
            return Percent.decode(text, true);
        } catch (IllegalArgumentException e) {
            throw ProtocolError.INVALID_REQUEST.because("A parameter is not percent-encoded UTF-8.");
        }
    }
}
