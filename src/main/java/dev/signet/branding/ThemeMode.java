package dev.signet.branding;

/** Which of the two colour schemes the pages show. */
public enum ThemeMode {
    /** As the browser prefers. */
    AUTO,
    DARK,
    LIGHT
}
