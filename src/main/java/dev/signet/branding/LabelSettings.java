package dev.signet.branding;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How the sign-in pages look for an organization or by default, except for the files.
 *
 * @param disableWatermark stored and returned for ZITADEL's clients only: the pages of an organization with a policy of
 * its own show no other name anyway
 */
@RegisterForReflection
public record LabelSettings(LabelColors light, LabelColors dark, ThemeMode themeMode, boolean disableWatermark) {
    /** The server's own look. */
    static final LabelSettings OF_SERVER =
            new LabelSettings(new LabelColors("", "", "", ""), new LabelColors("", "", "", ""), ThemeMode.AUTO, false);
}
