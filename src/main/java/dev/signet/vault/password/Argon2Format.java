package dev.signet.vault.password;

import java.util.List;
import java.util.Map;

/**
 * Reads hashes in the PHC string format with unpadded standard base64: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * <p>A hash without the version field was made by Argon2 version 16 (1.0), which had no such field.
 */
record Argon2Format() implements HashFormat {
    static final int MAX_MEMORY_KIB = 262_144;
    static final int MAX_ITERATIONS = 16;
    static final int MAX_PARALLELISM = 16;
    /** Limit for memory in KiB times iterations: filling 1 GiB takes one core about two seconds. */
    static final int MAX_WORK_KIB = 1_048_576;

    private static final int MIN_KIB_PER_LANE = 8;
    private static final int VERSION_1_0 = 16;
    private static final int VERSION_1_3 = 19;
    private static final String FORM = "$argon2id$v=19$m=,t=,p=$salt$hash";

    @Override
    public boolean recognises(String identifier) {
        return identifier.startsWith("argon2");
    }

    @Override
    public ParsedHash parse(HashText text) {
        ParsedHash.Argon2Variant variant = variant(text);
        boolean versioned = !text.fields().isEmpty() && text.fields().getFirst().startsWith("v=");
        text.requireFields(versioned ? 4 : 3, FORM);
        int version = versioned ? version(text) : VERSION_1_0;
        List<String> rest = versioned ? text.fields().subList(1, 4) : text.fields();

        Map<String, String> parameters = text.parameters(rest.get(0), List.of("m", "t", "p"));
        int lanes = text.number("parallelism (p)", parameters.getOrDefault("p", ""), 1, MAX_PARALLELISM);
        int memory = text.number(
                "memory in KiB (m)", parameters.getOrDefault("m", ""), MIN_KIB_PER_LANE * lanes, MAX_MEMORY_KIB);
        int iterations = text.number("iterations (t)", parameters.getOrDefault("t", ""), 1, MAX_ITERATIONS);
        if ((long) memory * iterations > MAX_WORK_KIB) {
            throw text.invalid("memory times iterations (m * t) is above the limit of " + MAX_WORK_KIB + " KiB");
        }
        return new ParsedHash.Argon2(
                variant, version, memory, iterations, lanes, text.salt(rest.get(1)), text.hash(rest.get(2)));
    }

    private static ParsedHash.Argon2Variant variant(HashText text) {
        return switch (text.identifier()) {
            case "argon2i" -> ParsedHash.Argon2Variant.ARGON2I;
            case "argon2id" -> ParsedHash.Argon2Variant.ARGON2ID;
            default -> throw new InvalidHash("of the argon2 family only argon2i and argon2id are supported");
        };
    }

    private static int version(HashText text) {
        int version = text.number("version (v)", text.fields().getFirst().substring(2), VERSION_1_0, VERSION_1_3);
        if (version != VERSION_1_0 && version != VERSION_1_3) {
            throw text.invalid("version (v) " + version + " is neither 16 nor 19");
        }
        return version;
    }
}
