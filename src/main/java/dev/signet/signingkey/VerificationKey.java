package dev.signet.signingkey;

/** A published key, ready to verify signatures of the one algorithm that it was generated for. */
record VerificationKey(SigningKeyView view, SignaturePool pool) {

    static VerificationKey of(SigningKeyView view, CryptoProvider provider) {
        return new VerificationKey(
                view,
                SignaturePool.verifying(view.algorithm(), KeyForms.publicKey(view.publicJwk()), provider.orJdk()));
    }

    boolean verify(byte[] signingInput, byte[] signature) {
        return signature.length == view.algorithm().signatureBytes() && pool.verify(signingInput, signature);
    }
}
