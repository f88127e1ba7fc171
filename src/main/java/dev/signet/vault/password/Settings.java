package dev.signet.vault.password;

/** Range checks of the settings under {@code signet.password-hash}; a failure names the key. */
final class Settings {
    private Settings() {}

    static void requireRange(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "signet.password-hash." + key + " must be between " + min + " and " + max + ", but is " + value);
        }
    }
}
