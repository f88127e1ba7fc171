package dev.signet.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * The invented person with this number. The same number always gives the same person, so that a run knows what was
 * seeded.
 *
 * <p>Family names are three syllables out of 27,000 combinations, so about four of 100,000 people share one. There are
 * 64 given names, so about 1,560 people share one.
 *
 * @param number 1 to 999,999
 */
record SyntheticUser(int number) {
    static final int MAX_NUMBER = 999_999;

    /** The prefix of every seeded user name. */
    static final String PREFIX = "bench-";

    private static final List<String> GIVEN = List.of(
            ("Ada Alma Amir Anna Arno Bela Bernd Carla Carl Dana Dario Edda Elif Emil Enzo Erik Esra Eva Fabio Femi"
                            + " Finn Flora Frida Gina Goran Greta Hana Hugo Ida Igor Ilse Ines Ivan Jana Jonas Jule"
                            + " Kai Karin Kim Lara Lars Lena Leo Lina Luca Maja Malik Mara Marco Mina Moritz Nadia"
                            + " Nils Nora Olaf Olga Otto Paula Rosa Samir Selma Theo Vera Yara")
                    .split(" "));
    private static final List<String> SYLLABLES = List.of(
            ("ban bel bor dan del dor fan fel gar gen gol han hel hor kal ken kor lan lem lor man mer nor pal per ros"
                            + " san tal ver wol")
                    .split(" "));

    SyntheticUser {
        if (number < 1 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("users have the numbers 1 to " + MAX_NUMBER + ", not " + number);
        }
    }

    String userName() {
        return PREFIX + "%06d".formatted(number);
    }

    String firstName() {
        return GIVEN.get((int) (mixed() % GIVEN.size()));
    }

    String lastName() {
        long rest = mixed() / GIVEN.size();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            name.append(SYLLABLES.get((int) (rest % SYLLABLES.size())));
            rest /= SYLLABLES.size();
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /**
     * The body of AddHumanUser and ImportHumanUser with another user name. It has no password, so nothing is hashed.
     */
    ObjectNode body(String userName) {
        ObjectNode body = Server.object().put("userName", userName);
        body.putObject("profile").put("firstName", firstName()).put("lastName", lastName());
        body.putObject("email").put("email", userName + "@bench.example.com").put("isEmailVerified", true);
        return body;
    }

    /** Neighbouring numbers give unrelated people (Fibonacci hashing). */
    private long mixed() {
        return (number * 0x9E3779B97F4A7C15L) >>> 20;
    }
}
