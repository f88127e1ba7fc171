package dev.signet.vault.password;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of an encoded hash between its dollar signs, and the checks that all formats share.
 *
 * @param identifier the first field, which names the algorithm
 * @param fields the fields after it
 */
record HashText(String identifier, List<String> fields) {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final int MIN_HASH = 16;
    static final int MAX_BYTES = 128;

    HashText {
        fields = List.copyOf(fields);
    }

    static HashText of(String encoded) {
        List<String> all = Arrays.asList(encoded.split("\\$", -1));
        return new HashText(all.get(1), all.subList(2, all.size()));
    }

    InvalidHash invalid(String what) {
        return new InvalidHash(identifier + ": " + what);
    }

    void requireFields(int count, String form) {
        if (fields.size() != count) {
            throw invalid("the encoded hash does not have the form " + form);
        }
    }

    /** Parses a decimal number without sign or leading zeros and checks its range. */
    int number(String name, String text, int min, int max) {
        if (!DECIMAL.matcher(text).matches()) {
            throw invalid(name + " is not a decimal number");
        }
        long value = Long.parseLong(text);
        if (value < min) {
            throw invalid(name + " " + value + " is below the minimum of " + min);
        }
        if (value > max) {
            throw invalid(name + " " + value + " is above the limit of " + max);
        }
        return (int) value;
    }

    /** Parses a list such as {@code a=1,b=2} in which exactly the given names occur, each once and in any order. */
    Map<String, String> parameters(String text, List<String> names) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0 || found.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw invalid("the parameters are not a list of name=value without repetition");
            }
        }
        if (!found.keySet().equals(Set.copyOf(names))) {
            throw invalid("the parameters must be exactly " + String.join(", ", names));
        }
        return found;
    }

    HashBytes salt(String base64) {
        return bytes("salt", base64, 1);
    }

    HashBytes hash(String base64) {
        return bytes("hash", base64, MIN_HASH);
    }

    HashBytes bytes(String name, String base64, int min) {
        String bare = withoutPadding(base64);
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(bare);
        } catch (IllegalArgumentException e) {
            throw invalid("the " + name + " is not base64");
        }
        if (decoded.length < min || decoded.length > MAX_BYTES) {
            throw invalid("the " + name + " has " + decoded.length + " bytes, not " + min + " to " + MAX_BYTES);
        }
        return HashBytes.of(decoded);
    }

    private static String withoutPadding(String base64) {
        int end = base64.length();
        while (end > 0 && base64.length() - end < 2 && base64.charAt(end - 1) == '=') {
            end--;
        }
        return base64.substring(0, end);
    }
}
