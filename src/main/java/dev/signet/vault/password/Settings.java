package dev.signet.vault.password;

/** Checks the ranges of the settings under {@code signet.password-hash}; the error names the setting. */
final class Settings {
    private Settings() {}

    static void requireRange(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "signet.password-hash." + key + " must be between " + min + " and " + max + ", but is " + value);
        }
    }
}
