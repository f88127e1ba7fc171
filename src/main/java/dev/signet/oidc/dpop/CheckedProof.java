package dev.signet.oidc.dpop;

/**
 * A proof that passed every check except whether it was used before. That check writes a row, so it waits until the
 * client is known: a stranger's proofs cost the database nothing.
 */
public final class CheckedProof {
    private final String thumbprint;
    private final Runnable use;
    private boolean used;

    CheckedProof(String thumbprint, Runnable use) {
        this.thumbprint = thumbprint;
        this.use = use;
    }

    /** The thumbprint of the key that is proven. */
    public String thumbprint() {
        return thumbprint;
    }

    /** Uses the proof up; refuses with {@code invalid_dpop_proof} if it was used before. */
    public void use() {
        use.run();
        used = true;
    }

    public boolean isUsed() {
        return used;
    }
}
