package dev.signet.branding;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an organization decides of its pages, the logo aside.
 *
 * @param disableWatermark kept as given: the pages of a branded organization bear no other name
 */
@RegisterForReflection
public record LabelSettings(LabelColors light, LabelColors dark, ThemeMode themeMode, boolean disableWatermark) {}
