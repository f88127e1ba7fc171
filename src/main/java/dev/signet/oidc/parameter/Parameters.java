package dev.signet.oidc.parameter;

import dev.signet.oidc.jwt.IdTokenReader;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.signingkey.TokenVerifier;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The parameters of a protocol request. Each may occur once (RFC 6749 section 3.1), except {@code audience} and {@code
 * resource}, which may occur up to 100 times (RFC 8693 section 2.1). Occurrences with an empty value are ignored and do
 * not count. Unknown parameters are ignored.
 */
public final class Parameters {
    private static final Logger LOG = Logger.getLogger(Parameters.class);
    private static final int MAX_LENGTH = 8_192;

    /**
     * Parameters that contain tokens of this server, or request objects, which may contain such a token. They may be
     * longer than others.
     */
    private static final Set<String> TOKENS = Set.of(
            "token", "access_token", "refresh_token", "id_token_hint", "subject_token", "actor_token", "request");

    private static final Set<String> SEVERAL = Set.of("audience", "resource");
    private static final int MAX_SEVERAL = 100;

    /** Parameters that contain JSON, in which tabs and line breaks are allowed (RFC 8259 section 2). */
    private static final Set<String> JSON = Set.of("claims", "registration");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, List<String>> several = new HashMap<>();

    private Parameters() {}

    /**
     * Reads the parameters. Throws {@code invalid_request} if one occurs too often, contains control characters, or is
     * too long. The maximum is 8,192 characters, 16,384 for a token or request object, and 200,000 for {@code
     * id_token_hint}.
     */
    public static Parameters of(MultivaluedMap<String, String> all) {
        Parameters parameters = new Parameters();
        all.forEach((name, occurrences) -> {
            List<String> present =
                    occurrences.stream().filter(value -> !value.isEmpty()).toList();
            present.forEach(value -> checkCharacters(name, value));
            if (SEVERAL.contains(name)) {
                if (present.size() > MAX_SEVERAL) {
                    throw ProtocolError.INVALID_REQUEST.because(
                            "The parameter " + name + " occurs more than " + MAX_SEVERAL + " times.");
                }
                present.forEach(value -> checkLength(name, value));
                parameters.several.put(name, present);
            } else if (present.size() > 1) {
                throw ProtocolError.INVALID_REQUEST.because("The parameter " + printable(name) + " occurs twice.");
            }
            if (!present.isEmpty()) {
                parameters.add(name, present.getFirst());
            }
        });
        return parameters;
    }

    /**
     * Reads only the valid parameters of a request that {@link #of} refuses: those that occur once, are not too long
     * and contain no control character.
     */
    public static Parameters readable(MultivaluedMap<String, String> all) {
        Parameters parameters = new Parameters();
        all.forEach((name, occurrences) -> {
            List<String> present =
                    occurrences.stream().filter(value -> !value.isEmpty()).toList();
            if (present.size() == 1) {
                try {
                    checkCharacters(name, present.getFirst());
                    parameters.add(name, present.getFirst());
                } catch (ProtocolException e) {
                    LOG.debugf("an invalid parameter is ignored: %s", e.description());
                }
            }
        });
        return parameters;
    }

    /** Reads parameters from a source in which none can occur twice, such as a request object. */
    public static Parameters of(Map<String, String> once) {
        Parameters parameters = new Parameters();
        once.forEach((name, value) -> {
            checkCharacters(name, value);
            parameters.add(name, value);
        });
        return parameters;
    }

    /** The values of those of the named parameters that are present, by name. */
    public Map<String, String> only(Set<String> names) {
        Map<String, String> chosen = new HashMap<>(values);
        chosen.keySet().retainAll(names);
        return chosen;
    }

    /** The value of a parameter; empty if it is absent. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** All values of {@code audience} or {@code resource}, in order; empty if the parameter is absent. */
    public List<String> all(String name) {
        return several.getOrDefault(name, List.of());
    }

    /** The value of a parameter. Throws {@code invalid_request} if it is absent. */
    public String require(String name) {
        return find(name)
                .orElseThrow(() -> ProtocolError.INVALID_REQUEST.because("The parameter " + name + " is missing."));
    }

    /** The distinct words of a parameter that is a space-separated list; empty if it is absent. */
    public List<String> words(String name) {
        return find(name)
                .map(text -> Arrays.stream(text.strip().split(" +", -1))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private void add(String name, String value) {
        checkLength(name, value);
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    private static void checkLength(String name, String value) {
        if (value.length() > longest(name)) {
            throw ProtocolError.INVALID_REQUEST.because("The parameter " + printable(name) + " is too long.");
        }
    }

    private static int longest(String name) {
        if (name.equals("id_token_hint")) {
            return IdTokenReader.MAX_LENGTH;
        }
        return TOKENS.contains(name) ? TokenVerifier.MAX_LENGTH : MAX_LENGTH;
    }

    /** Whether a text contains control characters, which no value of the protocol may contain (RFC 6749 appendix A). */
    public static boolean hasControlCharacters(String text) {
        return hasControlCharacters(text, false);
    }

    // A loop instead of a stream or regular expression, because tokens are long and this runs for every parameter of
    // every request.
    private static boolean hasControlCharacters(String text, boolean layoutAllowed) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isControl(character) && !(layoutAllowed && isLayout(character))) {
                return true;
            }
        }
        return false;
    }

    private static void checkCharacters(String name, String value) {
        if (hasControlCharacters(value, JSON.contains(name))) {
            throw ProtocolError.INVALID_REQUEST.because(
                    "The parameter " + printable(name) + " has a control character.");
        }
    }

    private static boolean isControl(char character) {
        return character < ' ' || character == '\u007f';
    }

    private static boolean isLayout(char character) {
        return character == '\t' || character == '\n' || character == '\r';
    }

    private static String printable(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,40}") ? name : "sent";
    }
}
