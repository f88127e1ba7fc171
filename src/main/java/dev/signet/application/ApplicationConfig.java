package dev.signet.application;

/** What kind of application it is and how it is configured. */
public sealed interface ApplicationConfig permits OidcConfig, ApiConfig {

    /** How it authenticates. */
    AuthMethod authMethod();
}
