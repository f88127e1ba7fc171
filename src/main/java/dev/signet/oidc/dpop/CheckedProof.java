package dev.signet.oidc.dpop;

/**
 * A proof that passed every check except whether it was used before. That check writes a row, so it is made only after
 * the client has been authenticated: proofs of strangers cause no writes.
 */
public final class CheckedProof {
    private final String thumbprint;
    private final Runnable use;
    private boolean used;

    CheckedProof(String thumbprint, Runnable use) {
        this.thumbprint = thumbprint;
        this.use = use;
    }

    /** The thumbprint of the proof's key. */
    public String thumbprint() {
        return thumbprint;
    }

    /**
     * Records the use of the proof, so that it cannot be used again; throws {@code invalid_dpop_proof} if it was used
     * before.
     */
    public void use() {
        use.run();
        used = true;
    }

    public boolean isUsed() {
        return used;
    }
}
