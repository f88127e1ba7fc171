package dev.signet.signingkey;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All signing keys as they were at one moment.
 *
 * @param keys every key that is not removed
 * @param published the keys that clients may verify with, by key id
 * @param active the id of the key that signs, by algorithm
 * @param document the public key set, ready to be sent to clients
 */
record KeyRing(
        List<SigningKeyView> keys,
        Map<String, VerificationKey> published,
        Map<SigningAlgorithm, String> active,
        JwkSetDocument document) {

    /** The order of keys in the key set: keys that sign come first, for clients that try one key after another. */
    static final Comparator<SigningKeyView> ORDER = Comparator.comparingInt(
                    (SigningKeyView key) -> key.state() == SigningKeyState.ACTIVE ? 0 : 1)
            .thenComparing(SigningKeyView::algorithm)
            .thenComparing(Comparator.comparing(SigningKeyView::createdAt).reversed())
            .thenComparing(SigningKeyView::kid);

    KeyRing {
        keys = List.copyOf(keys);
        published = Map.copyOf(published);
        active = Map.copyOf(active);
    }

    static Map<SigningAlgorithm, String> activeOf(List<SigningKeyView> keys) {
        Map<SigningAlgorithm, String> active = new EnumMap<>(SigningAlgorithm.class);
        keys.stream()
                .filter(key -> key.state() == SigningKeyState.ACTIVE)
                .forEach(key -> active.put(key.algorithm(), key.kid()));
        return active;
    }

    /** Tells whether the ring has exactly these keys and exactly these ids of published keys. */
    boolean isOf(List<SigningKeyView> others, Collection<String> othersPublished) {
        return keys.equals(others)
                && published.size() == othersPublished.size()
                && published.keySet().containsAll(othersPublished);
    }

    Optional<String> activeKid(SigningAlgorithm algorithm) {
        return Optional.ofNullable(active.get(algorithm));
    }

    Optional<VerificationKey> published(String kid) {
        return Optional.ofNullable(published.get(kid));
    }
}
