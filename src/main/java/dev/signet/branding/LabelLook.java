package dev.signet.branding;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How the sign-in pages look: the settings and the files. */
@RegisterForReflection // part of the state of a label policy
public record LabelLook(LabelSettings settings, LabelAssets assets) {}
