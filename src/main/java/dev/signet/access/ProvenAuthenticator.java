package dev.signet.access;

import java.util.Optional;

/** Recognises tokens that come with the proof of a key, under the scheme {@code DPoP}. */
public interface ProvenAuthenticator {

    /**
     * The caller a token stands for, judged as of now; empty when it is not a valid token. A proof that does not fit is
     * refused with {@link AccessError.ProofRefused}.
     */
    Optional<Principal> authenticate(String token, ShownProof proof);
}
