package dev.signet.vault.password;

/**
 * A parsed password hash, with every parameter within the limits of its format.
 *
 * <p>Obtained from {@link HashFormats#parse(String)}, which checks the limits.
 */
public sealed interface ParsedHash {

    HashBytes salt();

    /** Returns the hash that the result of a computation is compared with. */
    HashBytes hash();

    /** Returns the working memory that one computation takes, in KiB, rounded up, at least 1. */
    int memoryKib();

    /**
     * Argon2, RFC 9106.
     *
     * @param version 16 (1.0) or 19 (1.3)
     * @param memoryKib memory in KiB, at least 8 for each lane, at most 262,144
     * @param iterations passes over the memory, 1 to 16
     * @param parallelism lanes, 1 to 16
     */
    record Argon2(
            Argon2Variant variant,
            int version,
            int memoryKib,
            int iterations,
            int parallelism,
            HashBytes salt,
            HashBytes hash)
            implements ParsedHash {}

    /**
     * The accepted variants of Argon2. Argon2d is not accepted, because its memory accesses depend on the password and
     * leak through side channels.
     */
    enum Argon2Variant {
        ARGON2I,
        ARGON2ID
    }

    /**
     * bcrypt as OpenBSD defines it; only the first 72 bytes of a password are used.
     *
     * @param cost binary logarithm of the number of rounds, 4 to 16
     */
    record Bcrypt(int cost, HashBytes salt, HashBytes hash) implements ParsedHash {
        @Override
        public int memoryKib() {
            return 5;
        }
    }

    /**
     * scrypt, RFC 7914.
     *
     * @param logN binary logarithm of the cost N, 1 to 18
     * @param blockSize the parameter r, 1 to 32
     * @param parallelism the parameter p, 1 to 16
     */
    record Scrypt(int logN, int blockSize, int parallelism, HashBytes salt, HashBytes hash) implements ParsedHash {
        @Override
        public int memoryKib() {
            return Math.toIntExact(Math.ceilDiv(128L * blockSize * ((1L << logN) + parallelism), 1024));
        }
    }

    /**
     * PBKDF2, RFC 8018.
     *
     * @param iterations 1 to 2,000,000; iterations times the number of output blocks of the hash is at most 2,000,000
     * too
     */
    record Pbkdf2(Prf prf, int iterations, HashBytes salt, HashBytes hash) implements ParsedHash {
        @Override
        public int memoryKib() {
            return 1;
        }
    }

    /**
     * scrypt as Firebase Authentication uses it, with the parallelism 1.
     *
     * @param logN binary logarithm of the cost N, 1 to 14
     * @param blockSize the parameter r, 1 to 8
     * @param saltSeparator appended to every salt of a Firebase project; may be empty
     * @param signerKey of the Firebase project, as long as the hash
     */
    record FirebaseScrypt(
            int logN, int blockSize, HashBytes salt, HashBytes saltSeparator, HashBytes signerKey, HashBytes hash)
            implements ParsedHash {
        @Override
        public int memoryKib() {
            return Math.toIntExact(Math.ceilDiv(128L * blockSize * ((1L << logN) + 1), 1024));
        }
    }

    /**
     * A single digest, which protects a password poorly. It is accepted only until the person signs in.
     *
     * @param saltFirst whether the salt precedes the password, rather than following it
     * @param salt empty for none
     */
    record Digest(DigestAlgorithm algorithm, boolean saltFirst, HashBytes salt, HashBytes hash) implements ParsedHash {
        @Override
        public int memoryKib() {
            return 1;
        }
    }

    /** The algorithms of {@link Digest}. */
    enum DigestAlgorithm {
        MD5("MD5", 16),
        SHA1("SHA-1", 20),
        SHA256("SHA-256", 32),
        SHA384("SHA-384", 48),
        SHA512("SHA-512", 64);

        private final String jcaName;
        private final int outputLength;

        DigestAlgorithm(String jcaName, int outputLength) {
            this.jcaName = jcaName;
            this.outputLength = outputLength;
        }

        String jcaName() {
            return jcaName;
        }

        /** Returns the number of bytes of a digest. */
        int outputLength() {
            return outputLength;
        }
    }

    /** The pseudo-random functions of PBKDF2. */
    enum Prf {
        HMAC_SHA1("pbkdf2", "PBKDF2WithHmacSHA1", 20),
        HMAC_SHA224("pbkdf2-sha224", "PBKDF2WithHmacSHA224", 28),
        HMAC_SHA256("pbkdf2-sha256", "PBKDF2WithHmacSHA256", 32),
        HMAC_SHA384("pbkdf2-sha384", "PBKDF2WithHmacSHA384", 48),
        HMAC_SHA512("pbkdf2-sha512", "PBKDF2WithHmacSHA512", 64);

        private final String identifier;
        private final String jcaName;
        private final int outputLength;

        Prf(String identifier, String jcaName, int outputLength) {
            this.identifier = identifier;
            this.jcaName = jcaName;
            this.outputLength = outputLength;
        }

        /** Returns the identifier in the modular crypt format. */
        public String identifier() {
            return identifier;
        }

        String jcaName() {
            return jcaName;
        }

        /** Returns the number of bytes of one block of output. */
        int outputLength() {
            return outputLength;
        }
    }
}
