package dev.signet.oidc.dpop;

import java.util.List;

/**
 * The request that a proof is for.
 *
 * @param proofs every {@code DPoP} header field of it; there must not be more than one
 * @param method as in the request line
 * @param url where clients reach the resource, made from the configured external URL
 */
public record DpopRequest(List<String> proofs, String method, String url) {
    public DpopRequest {
        proofs = List.copyOf(proofs);
    }
}
