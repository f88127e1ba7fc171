package dev.signet.eventstore;

import java.util.Map;
import java.util.Set;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Immutable collections for states that can hold many entries. Adding or removing an entry returns a new collection
 * that shares almost everything with the old one, so the cost of applying an event hardly depends on how many entries
 * there are.
 */
public final class Persistent {
    private Persistent() {}

    /** Returns the map itself if it is persistent, or else a persistent copy. */
    @SuppressWarnings("unchecked") // the map cannot be changed, so it may be seen as one of supertypes
    public static <K, V> PMap<K, V> map(Map<? extends K, ? extends V> map) {
        return map instanceof HashPMap<?, ?> persistent ? (PMap<K, V>) persistent : HashTreePMap.from(map);
    }

    /** Returns the set itself if it is persistent, or else a persistent copy. */
    @SuppressWarnings("unchecked") // the set cannot be changed, so it may be seen as one of a supertype
    public static <E> PSet<E> set(Set<? extends E> set) {
        return set instanceof MapPSet<?> persistent ? (PSet<E>) persistent : HashTreePSet.from(set);
    }
}
