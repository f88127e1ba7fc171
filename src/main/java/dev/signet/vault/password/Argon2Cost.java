package dev.signet.vault.password;

import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Setting;

/**
 * The Argon2 cost of the server's own hashes, within the limits that apply to every hash that is verified.
 *
 * @param memoryKib memory in KiB, 1,024 to 262,144
 * @param iterations passes over the memory, 1 to 16
 * @param parallelism lanes, 1 to 16
 */
record Argon2Cost(int memoryKib, int iterations, int parallelism) {
    private static final int MIN_MEMORY_KIB = 1024;

    /** Memory in KiB of the weakest settings that OWASP recommends for Argon2id: 7 MiB with 5 passes. */
    private static final int RECOMMENDED_MEMORY_KIB = 7168;

    private static final int RECOMMENDED_WORK_KIB = 5 * RECOMMENDED_MEMORY_KIB;

    Argon2Cost {
        Setting.within(
                "signet.password-hash.argon2.memory-kib", memoryKib, MIN_MEMORY_KIB, Argon2Format.MAX_MEMORY_KIB);
        Setting.within("signet.password-hash.argon2.iterations", iterations, 1, Argon2Format.MAX_ITERATIONS);
        Setting.within("signet.password-hash.argon2.parallelism", parallelism, 1, Argon2Format.MAX_PARALLELISM);
        if ((long) memoryKib * iterations > Argon2Format.MAX_WORK_KIB) {
            throw new InvalidConfiguration("signet.password-hash.argon2: memory-kib times iterations must be at most "
                    + Argon2Format.MAX_WORK_KIB);
        }
    }

    static Argon2Cost of(PasswordHashConfig.Argon2 config) {
        return new Argon2Cost(config.memoryKib(), config.iterations(), config.parallelism());
    }

    boolean belowRecommendation() {
        return memoryKib < RECOMMENDED_MEMORY_KIB || memoryKib * iterations < RECOMMENDED_WORK_KIB;
    }

    boolean isCostOf(ParsedHash.Argon2 hash) {
        return hash.memoryKib() == memoryKib && hash.iterations() == iterations && hash.parallelism() == parallelism;
    }
}
