package dev.signet.oidc.keys;

import dev.signet.signingkey.JwkSet;
import dev.signet.signingkey.JwkSetDocument;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * The endpoint with the public keys that verify the tokens of this server (RFC 7517 section 5; OpenID Connect Discovery
 * 1.0 section 3, {@code jwks_uri}).
 */
@Path("/oauth/v2/keys")
public class KeysResource {
    private final JwkSet keys;

    KeysResource(JwkSet keys) {
        this.keys = keys;
    }

    @GET
    @RunOnVirtualThread
    public Response keys() {
        JwkSetDocument document = keys.json();
        return Response.ok(document.json(), "application/jwk-set+json")
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + document.maxAge().toSeconds())
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
