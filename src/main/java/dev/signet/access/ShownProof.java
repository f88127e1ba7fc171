package dev.signet.access;

import java.util.List;

/**
 * What a call shows to prove that it holds the key of its token (RFC 9449 section 7), and what a proof must be about.
 *
 * @param proofs every {@code DPoP} header field of the call
 * @param method of the HTTP request; gRPC calls are POST
 * @param path of the HTTP request, without query; that of a gRPC call is {@code /<service>/<method>}
 */
public record ShownProof(List<String> proofs, String method, String path) {
    public ShownProof {
        proofs = List.copyOf(proofs);
    }
}
