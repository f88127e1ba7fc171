package dev.signet.application;

/** A change of an application's configuration: of some settings of a client, or of an API, which has a single one. */
public sealed interface ConfigEdit permits OidcConfigEdit, ApiConfig {}
