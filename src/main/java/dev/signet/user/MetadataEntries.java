package dev.signet.user;

import dev.signet.kernel.MetadataRules;
import java.util.Map;

/** Validates metadata of users. */
final class MetadataEntries {
    private static final MetadataRules RULES = new MetadataRules(
            UserError.METADATA_KEY_INVALID,
            UserError.controlCharacter("key"),
            UserError.METADATA_KEY_NOT_ADDRESSABLE,
            UserError.METADATA_VALUE_INVALID);

    private MetadataEntries() {}

    /** Returns the entries with their values in base64, or throws the error of the first invalid one. */
    static Map<String, String> encoded(Map<String, byte[]> entries) {
        return RULES.encoded(entries);
    }
}
