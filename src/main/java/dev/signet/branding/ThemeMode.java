package dev.signet.branding;

/** Which of the two colour schemes the pages show. */
public enum ThemeMode {
    /** Follows the preference of the browser. */
    AUTO,
    DARK,
    LIGHT
}
