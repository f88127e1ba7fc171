package dev.signet.access;

import java.util.List;

/**
 * The proof of possession that a call contains (RFC 9449 section 7), and the request that it must be about.
 *
 * @param proofs values of all {@code DPoP} header fields of the call
 * @param method method of the HTTP request; gRPC calls are POST
 * @param path path of the HTTP request, without query; for a gRPC call {@code /<service>/<method>}
 */
public record ShownProof(List<String> proofs, String method, String path) {
    public ShownProof {
        proofs = List.copyOf(proofs);
    }
}
