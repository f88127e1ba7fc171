package dev.signet.user;

import dev.signet.kernel.DisplayedText;
import dev.signet.kernel.PathText;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Validates metadata of users. */
final class MetadataEntries {
    private static final int MAX_BYTES = 500_000;
    private static final int MAX_KEY = 200;
    /** Last path segments of the requests that concern several metadata entries. None of them can be a metadata key. */
    private static final Set<String> COLLECTION_PATHS = Set.of("_bulk", "_search");

    private MetadataEntries() {}

    /** Returns the entries with their values in base64, or throws the error of the first invalid one. */
    static Map<String, String> encoded(Map<String, byte[]> entries) {
        Map<String, String> encoded = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            require(key, value);
            encoded.put(key, Base64.getEncoder().encodeToString(value));
        });
        return encoded;
    }

    private static void require(String key, byte[] value) {
        if (!DisplayedText.isVisible(key) || key.codePointCount(0, key.length()) > MAX_KEY) {
            throw UserError.METADATA_KEY_INVALID.exception();
        }
        Profiles.requirePlain(key, "key");
        if (!PathText.isSegment(key) || COLLECTION_PATHS.contains(key)) {
            throw UserError.METADATA_KEY_NOT_ADDRESSABLE.exception();
        }
        if (value.length == 0 || value.length > MAX_BYTES) {
            throw UserError.METADATA_VALUE_INVALID.exception();
        }
    }
}
