package dev.signet.token;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The issuer identifier: the configured external URL without a trailing slash. It is never taken from a request. */
@Singleton
public final class Issuer {
    private final String url;

    Issuer(@ConfigProperty(name = "signet.external-url", defaultValue = "http://localhost:8080") String externalUrl) {
        this.url = externalUrl.endsWith("/") ? externalUrl.substring(0, externalUrl.length() - 1) : externalUrl;
    }

    /** Returns the value of {@code iss}. */
    public String url() {
        return url;
    }
}
