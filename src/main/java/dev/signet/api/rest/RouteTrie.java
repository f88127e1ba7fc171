package dev.signet.api.rest;

import dev.signet.api.rest.PathTemplate.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request path in a time that depends on the length of the path, however many routes there are.
 * Literal segments take precedence over variables.
 *
 * @param <T> what a route leads to
 */
final class RouteTrie<T> {
    private final Node<T> root = new Node<>();
    private boolean verbs;

    /**
     * Adds a route.
     *
     * @throws IllegalArgumentException if there is already a route with this method and path
     */
    void add(String method, PathTemplate template, T target) {
        Node<T> node = root;
        for (Segment segment : template.segments()) {
            node = node.child(segment);
        }
        verbs |= !template.verb().isEmpty();
        Map<String, T> targets = node.targets.computeIfAbsent(template.verb(), verb -> new HashMap<>());
        if (targets.putIfAbsent(method, target) != null) {
            throw new IllegalArgumentException(method + " " + template.text() + " is taken");
        }
    }

    /** Returns the target of a request; if there is none, whether the path exists for other methods. */
    Found<T> find(String method, List<String> path) {
        Search<T> search = new Search<>(method);
        if (verbs && !path.isEmpty()) {
            String last = path.getLast();
            int colon = last.lastIndexOf(':');
            if (colon >= 0) {
                List<String> bare = new ArrayList<>(path);
                bare.set(bare.size() - 1, last.substring(0, colon));
                T target = search.in(root, bare, 0, last.substring(colon + 1));
                if (target != null) {
                    return new Found.Target<>(target, bare);
                }
            }
        }
        T target = search.in(root, path, 0, "");
        if (target != null) {
            return new Found.Target<>(target, path);
        }
        return search.allowed.isEmpty() ? new Found.Nothing<>() : new Found.OtherMethods<>(search.allowed);
    }

    /** The result of a search. */
    sealed interface Found<T> {
        /** A route, and the path without the verb. */
        record Target<T>(T target, List<String> path) implements Found<T> {}

        /** The path exists, but only for other methods. */
        record OtherMethods<T>(Set<String> allowed) implements Found<T> {}

        /** The path is unknown. */
        record Nothing<T>() implements Found<T> {}
    }

    private static final class Node<T> {
        private final Map<String, Node<T>> literals = new HashMap<>();
        private final Map<String, Map<String, T>> targets = new HashMap<>();
        private @Nullable Node<T> single;
        private @Nullable Node<T> rest;

        private Node<T> child(Segment segment) {
            return switch (segment) {
                case Segment.Literal literal -> literals.computeIfAbsent(literal.text(), text -> new Node<>());
                case Segment.Single one -> {
                    Node<T> child = single == null ? new Node<>() : single;
                    single = child;
                    yield child;
                }
                case Segment.Rest all -> {
                    Node<T> child = rest == null ? new Node<>() : rest;
                    rest = child;
                    yield child;
                }
            };
        }
    }

    private static final class Search<T> {
        private final String method;
        private final Set<String> allowed = new TreeSet<>();

        private Search(String method) {
            this.method = method;
        }

        private @Nullable T in(Node<T> node, List<String> path, int index, String verb) {
            if (index == path.size()) {
                T target = at(node, verb);
                return target != null || node.rest == null ? target : at(node.rest, verb);
            }
            Node<T> literal = node.literals.get(path.get(index));
            T target = literal == null ? null : in(literal, path, index + 1, verb);
            if (target == null && node.single != null) {
                target = in(node.single, path, index + 1, verb);
            }
            if (target == null && node.rest != null) {
                target = at(node.rest, verb);
            }
            return target;
        }

        private @Nullable T at(Node<T> node, String verb) {
            Map<String, T> targets = node.targets.get(verb);
            if (targets == null) {
                return null;
            }
            T target = targets.get(method);
            if (target == null) {
                allowed.addAll(targets.keySet());
            }
            return target;
        }
    }
}
