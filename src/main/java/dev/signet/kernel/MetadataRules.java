package dev.signet.kernel;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The rules of metadata entries, which are the same for everything that has metadata.
 *
 * @param keyInvalid the error of a key that does not have 1 to 200 characters, or has no visible one
 * @param keyNotPlain the error of a key with a character that controls lines or the direction of text
 * @param keyNotAddressable the error of a key that cannot be a segment of a path, or that has another meaning in paths,
 * such as {@code _search}
 * @param valueInvalid the error of a value that does not have 1 to 500,000 bytes
 */
public record MetadataRules(
        DomainError keyInvalid, DomainError keyNotPlain, DomainError keyNotAddressable, DomainError valueInvalid) {
    private static final int MAX_BYTES = 500_000;
    private static final int MAX_KEY = 200;
    /** Last path segments of the requests that concern several metadata entries. None of them can be a metadata key. */
    private static final Set<String> COLLECTION_PATHS = Set.of("_bulk", "_search");

    /** Returns the entries with their values in base64, or fails with the error of the first rule that one breaks. */
    public Map<String, String> encoded(Map<String, byte[]> entries) {
        Map<String, String> encoded = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            require(key, value);
            encoded.put(key, Base64.getEncoder().encodeToString(value));
        });
        return encoded;
    }

    private void require(String key, byte[] value) {
        if (!DisplayedText.isVisible(key) || key.codePointCount(0, key.length()) > MAX_KEY) {
            throw keyInvalid.exception();
        }
        if (!DisplayedText.isPlain(key)) {
            throw keyNotPlain.exception();
        }
        if (!PathText.isSegment(key) || COLLECTION_PATHS.contains(key)) {
            throw keyNotAddressable.exception();
        }
        if (value.length == 0 || value.length > MAX_BYTES) {
            throw valueInvalid.exception();
        }
    }
}
