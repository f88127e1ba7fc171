package dev.signet.vault.password;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passwords that attackers try first, which nobody may choose.
 *
 * <p>Required by NIST SP 800-63B-4 section 3.1.1.2 and ASVS 5.0 V6.2. The list has about 4,400 entries in lower case
 * (words, names, neighbouring keys, number sequences, years) and is kept in memory.
 */
@Singleton
public final class PasswordBlockList {
    private static final String RESOURCE = "common-passwords.txt";

    private final Set<String> passwords = load();

    /**
     * Tells whether the password is on the list, regardless of case.
     *
     * @param normalised the password in Unicode normalisation form NFKC
     */
    public boolean contains(String normalised) {
        return passwords.contains(normalised.toLowerCase(Locale.ROOT));
    }

    /** Returns the number of passwords on the list. */
    public int size() {
        return passwords.size();
    }

    private static Set<String> load() {
        try (InputStream stream = PasswordBlockList.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
