package dev.signet.application;

/** The configuration of an application, of one of the two kinds. */
public sealed interface ApplicationConfig permits OidcConfig, ApiConfig {

    /** Returns how the application authenticates. */
    AuthMethod authMethod();
}
