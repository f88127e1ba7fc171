package dev.signet.oidc.dpop;

import java.util.List;

/**
 * The request that a proof is made for.
 *
 * @param proofs the values of all its {@code DPoP} headers; there may be at most one
 * @param method the method in the request line
 * @param url the URL that clients call, built from the configured external URL
 */
public record DpopRequest(List<String> proofs, String method, String url) {
    public DpopRequest {
        proofs = List.copyOf(proofs);
    }
}
