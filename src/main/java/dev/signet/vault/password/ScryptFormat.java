package dev.signet.vault.password;

import java.util.List;
import java.util.Map;

/**
 * Reads hashes in the PHC string format with unpadded standard base64: {@code $scrypt$ln=16,r=8,p=1$salt$hash}.
 *
 * <p>The identifier {@code 7} with the same fields is accepted too, because ZITADEL's import accepts it.
 */
record ScryptFormat() implements HashFormat {
    static final int MAX_LOG_N = 18;
    static final int MAX_BLOCK_SIZE = 32;
    static final int MAX_PARALLELISM = 16;
    static final long MAX_MEMORY_BYTES = 1L << 28;
    /** Limit for the bytes that all lanes together write: 1 GiB takes one core a few seconds. */
    static final long MAX_WORK_BYTES = 1L << 30;

    /** Limit of log2(N) for a block size r of 1: N must be less than 2 to the power of 16 * r (RFC 7914 section 2). */
    private static final int MAX_LOG_N_PER_BLOCK = 15;

    @Override
    public boolean recognises(String identifier) {
        return identifier.equals("scrypt") || identifier.equals("7");
    }

    @Override
    public ParsedHash parse(HashText text) {
        text.requireFields(3, "$scrypt$ln=,r=,p=$salt$hash");
        Map<String, String> parameters = text.parameters(text.fields().get(0), List.of("ln", "r", "p"));
        int logN = text.number("cost (ln)", parameters.getOrDefault("ln", ""), 1, MAX_LOG_N);
        int blockSize = text.number("block size (r)", parameters.getOrDefault("r", ""), 1, MAX_BLOCK_SIZE);
        int lanes = text.number("parallelism (p)", parameters.getOrDefault("p", ""), 1, MAX_PARALLELISM);
        if (blockSize == 1 && logN > MAX_LOG_N_PER_BLOCK) {
            throw text.invalid("cost (ln) " + logN + " is too large for a block size (r) of 1");
        }
        long laneBytes = 128L * blockSize * (1L << logN);
        if (laneBytes > MAX_MEMORY_BYTES) {
            throw text.invalid("cost and block size (ln, r) need more than the limit of 256 MiB");
        }
        if (laneBytes * lanes > MAX_WORK_BYTES) {
            throw text.invalid("cost, block size and parallelism (ln, r, p) write more than the limit of 1 GiB");
        }
        return new ParsedHash.Scrypt(
                logN,
                blockSize,
                lanes,
                text.salt(text.fields().get(1)),
                text.hash(text.fields().get(2)));
    }
}
