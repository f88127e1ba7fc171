package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/**
 * An OpenID provider with the clients and persons that the cases need.
 *
 * @param discovery path of the provider's metadata; only the paths of its addresses are used
 * @param machine gets tokens by client_credentials with the scope {@code machineScope}
 * @param asking may introspect the machine's tokens
 * @param webClient a client without a secret that persons sign in to, with the scope {@code webScope} and PKCE
 * @param loginNames the login names of the persons
 * @param password the password of every person
 */
record Provider(
        String discovery,
        JsonNode metadata,
        Credentials machine,
        String machineScope,
        Credentials asking,
        String webClient,
        String webScope,
        List<String> loginNames,
        String password) {

    /** The redirect URI of the web client; no server listens there. */
    static final String REDIRECT_URI = "https://app.example.com/callback";

    String jwks() {
        return path("jwks_uri");
    }

    String authorization() {
        return path("authorization_endpoint");
    }

    String token() {
        return path("token_endpoint");
    }

    String introspection() {
        return path("introspection_endpoint");
    }

    String userinfo() {
        return path("userinfo_endpoint");
    }

    private String path(String field) {
        JsonNode address = metadata.path(field);
        if (!address.isTextual()) {
            throw new BenchException(discovery + " names no " + field);
        }
        return URI.create(address.textValue()).getRawPath();
    }
}
