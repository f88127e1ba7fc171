package dev.signet.application;

/** The configuration of an application, which is either an OpenID Connect client or an API. */
public sealed interface ApplicationConfig permits OidcConfig, ApiConfig {

    /** Returns how the application authenticates. */
    AuthMethod authMethod();
}
