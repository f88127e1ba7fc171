package dev.signet.oidc;

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
 * The parameters of a protocol request, each at most once (RFC 6749 section 3.1) but for those of which RFC 8693 section
 * 2.1 allows several. A parameter without value counts as absent; unknown ones are ignored.
 */
public final class Parameters {
    private static final Logger LOG = Logger.getLogger(Parameters.class);
    private static final int MAX_LENGTH = 8_192;

    /** Tokens of this server, and request objects, which may hold one. */
    private static final Set<String> TOKENS = Set.of(
            "token", "access_token", "refresh_token", "id_token_hint", "subject_token", "actor_token", "request");

    private static final Set<String> SEVERAL = Set.of("audience", "resource");
    private static final int MAX_SEVERAL = 100;

    /** JSON, which may be laid out over several lines (RFC 8259 section 2). */
    private static final Set<String> JSON = Set.of("claims", "registration");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, List<String>> several = new HashMap<>();

    private Parameters() {}

    /**
     * Reads the parameters, or refuses one that occurs twice, is longer than 8,192 characters (a token 16,384, an ID token as a hint 200,000) or has
     * characters that no parameter may have.
     */
    public static Parameters of(MultivaluedMap<String, String> all) {
        Parameters parameters = new Parameters();
        all.forEach((name, occurrences) -> {
            List<String> present =
                    occurrences.stream().filter(value -> !value.isEmpty()).toList();
            present.forEach(value -> checkCharacters(name, value));
            if (SEVERAL.contains(name) && occurrences.size() <= MAX_SEVERAL) {
                parameters.several.put(name, present);
            } else if (occurrences.size() > 1) {
                throw ProtocolError.INVALID_REQUEST.because("The parameter " + printable(name) + " occurs twice.");
            }
            if (!present.isEmpty()) {
                parameters.add(name, present.getFirst());
            }
        });
        return parameters;
    }

    /** Of parameters that {@link #of} refuses, those that are good by themselves: sent once, and neither long nor odd. */
    public static Parameters readable(MultivaluedMap<String, String> all) {
        Parameters parameters = new Parameters();
        all.forEach((name, occurrences) -> {
            if (occurrences.size() == 1) {
                try {
                    checkCharacters(name, occurrences.getFirst());
                    parameters.add(name, occurrences.getFirst());
                } catch (ProtocolException e) {
                    LOG.debugf("a parameter is left out: %s", e.description());
                }
            }
        });
        return parameters;
    }

    /** Parameters that came in another way than as a form or query, each by nature at most once. */
    public static Parameters of(Map<String, String> once) {
        Parameters parameters = new Parameters();
        once.forEach((name, value) -> {
            checkCharacters(name, value);
            parameters.add(name, value);
        });
        return parameters;
    }

    /** Those of these names that are there. */
    public Map<String, String> only(Set<String> names) {
        Map<String, String> chosen = new HashMap<>(values);
        chosen.keySet().retainAll(names);
        return chosen;
    }

    /** The value, if the parameter is there. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Every value of a parameter that may occur several times, in order. */
    public List<String> all(String name) {
        return several.getOrDefault(name, List.of());
    }

    /** The value, or {@code invalid_request}. */
    public String require(String name) {
        return find(name)
                .orElseThrow(() -> ProtocolError.INVALID_REQUEST.because("The parameter " + name + " is missing."));
    }

    /** The words of a space-separated list, without doubles; empty when absent. */
    public List<String> words(String name) {
        return find(name)
                .map(text -> Arrays.stream(text.strip().split(" +", -1))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private void add(String name, String value) {
        if (value.length() > longest(name)) {
            throw ProtocolError.INVALID_REQUEST.because("The parameter " + printable(name) + " is too long.");
        }
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    private static int longest(String name) {
        if (name.equals("id_token_hint")) {
            return IdTokenReader.MAX_LENGTH;
        }
        return TOKENS.contains(name) ? TokenVerifier.MAX_LENGTH : MAX_LENGTH;
    }

    /** Whether a text has characters that occur in no value of the protocol (RFC 6749 appendix A). */
    public static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(Parameters::isControl);
    }

    private static void checkCharacters(String name, String value) {
        boolean json = JSON.contains(name);
        if (value.chars().anyMatch(c -> isControl(c) && !(json && isLayout(c)))) {
            throw ProtocolError.INVALID_REQUEST.because(
                    "The parameter " + printable(name) + " has a control character.");
        }
    }

    private static boolean isControl(int character) {
        return character < ' ' || character == '\u007f';
    }

    private static boolean isLayout(int character) {
        return character == '\t' || character == '\n' || character == '\r';
    }

    private static String printable(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,40}") ? name : "sent";
    }
}
