package dev.signet.vault.password;

import java.util.ArrayDeque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Computes Argon2 with Bouncy Castle. Each thread keeps the memory blocks that it used for one hash and reuses them for
 * the next hash.
 *
 * <p>The generator overwrites the blocks with zeros before it returns them to the pool.
 */
final class JavaArgon2 implements Argon2 {
    private final ThreadLocal<KeptBlocks> blocks;

    /** @param keptKib memory in KiB that each thread keeps: as much as one of the server's own hashes takes */
    JavaArgon2(int keptKib) {
        this.blocks = ThreadLocal.withInitial(() -> new KeptBlocks(keptKib));
    }

    @Override
    public byte[] derive(ParsedHash.Argon2 shape, byte[] password) {
        return derive(parameters(shape), password, shape.hash().length());
    }

    byte[] derive(Argon2Parameters.Builder parameters, byte[] password, int length) {
        byte[] derived = new byte[length];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters.withBlockPool(blocks.get()).build());
        generator.generateBytes(password, derived);
        return derived;
    }

    private static Argon2Parameters.Builder parameters(ParsedHash.Argon2 hash) {
        int type = switch (hash.variant()) {
            case ARGON2I -> Argon2Parameters.ARGON2_i;
            case ARGON2ID -> Argon2Parameters.ARGON2_id;
        };
        return new Argon2Parameters.Builder(type)
                .withVersion(hash.version())
                .withMemoryAsKB(hash.memoryKib())
                .withIterations(hash.iterations())
                .withParallelism(hash.parallelism())
                .withSalt(hash.salt().toArray());
    }

    private static final class KeptBlocks implements Argon2BytesGenerator.BlockPool {
        /** Number of blocks that the generator takes in addition to the memory of the hash. */
        private static final int SCRATCH = 8;

        private final int limit;
        private final ArrayDeque<Argon2BytesGenerator.Block> free = new ArrayDeque<>();

        KeptBlocks(int keptKib) {
            this.limit = keptKib + SCRATCH;
        }

        @Override
        public Argon2BytesGenerator.Block allocate() {
            Argon2BytesGenerator.Block block = free.pollFirst();
            return block == null ? new Argon2BytesGenerator.Block() : block;
        }

        @Override
        public void deallocate(Argon2BytesGenerator.Block block) {
            if (free.size() < limit) {
                free.addFirst(block);
            }
        }
    }
}
