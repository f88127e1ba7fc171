package dev.signet.api.rest;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a {@code google.api.http} option, by the grammar in google/api/http.proto.
 *
 * @param text the path as it was written
 * @param segments what each segment of a request path must be
 * @param variables which segments are values of request fields
 * @param verb the part after the colon that follows the segments; empty if there is none
 */
public record PathTemplate(String text, List<Segment> segments, List<Variable> variables, String verb) {

    /** What a template requires of one or more segments of a request path. */
    public sealed interface Segment {
        /** Exactly this text. */
        record Literal(String text) implements Segment {}

        /** One segment with any text. */
        record Single() implements Segment {}

        /** All remaining segments, which may be none; allowed only at the end of a template. */
        record Rest() implements Segment {}
    }

    /**
     * A field whose value comes from segments.
     *
     * @param fieldPath path of the field, with dots
     * @param from index of the first segment
     * @param to index after the last segment, or {@link #TO_THE_END}
     */
    public record Variable(String fieldPath, int from, int to) {
        static final int TO_THE_END = -1;

        /** The value of the field in a request path. */
        String value(List<String> path) {
            return to == from + 1
                    ? path.get(from)
                    : String.join("/", path.subList(from, to == TO_THE_END ? path.size() : to));
        }
    }

    public PathTemplate {
        segments = List.copyOf(segments);
        variables = List.copyOf(variables);
    }

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException if it is not a valid one
     */
    static PathTemplate parse(String text) {
        return new TemplateParser(text).parse();
    }

    private static final class TemplateParser {
        private final String text;
        private final List<Segment> segments = new ArrayList<>();
        private final List<Variable> variables = new ArrayList<>();
        private int position;

        private TemplateParser(String text) {
            this.text = text;
        }

        private PathTemplate parse() {
            String verb = "";
            do {
                expect('/');
                segmentOrVariable();
            } while (position < text.length() && text.charAt(position) == '/');
            if (position < text.length()) {
                expect(':');
                verb = text.substring(position);
            }
            for (int i = 0; i < segments.size() - 1; i++) {
                if (segments.get(i) instanceof Segment.Rest) {
                    throw malformed("** before the end");
                }
            }
            return new PathTemplate(text, segments, variables, verb);
        }

        private void segmentOrVariable() {
            if (position < text.length() && text.charAt(position) == '{') {
                variable();
            } else {
                segments.add(segment(until("/:{}")));
            }
        }

        private void variable() {
            expect('{');
            String fieldPath = until("=}");
            int from = segments.size();
            if (text.charAt(position) == '}') {
                segments.add(new Segment.Single());
            } else {
                do {
                    position++;
                    segments.add(segment(until("/}")));
                } while (text.charAt(position) == '/');
            }
            expect('}');
            boolean open = segments.getLast() instanceof Segment.Rest;
            variables.add(new Variable(fieldPath, from, open ? Variable.TO_THE_END : segments.size()));
        }

        private Segment segment(String name) {
            return switch (name) {
                case "" -> throw malformed("an empty segment");
                case "*" -> new Segment.Single();
                case "**" -> new Segment.Rest();
                default -> new Segment.Literal(name);
            };
        }

        private String until(String ends) {
            int start = position;
            while (position < text.length() && ends.indexOf(text.charAt(position)) < 0) {
                position++;
            }
            if (position == text.length() && ends.contains("}") && !ends.contains("/:")) {
                throw malformed("an unclosed variable");
            }
            return text.substring(start, position);
        }

        private void expect(char expected) {
            if (position >= text.length() || text.charAt(position) != expected) {
                throw malformed("no " + expected + " at " + position);
            }
            position++;
        }

        private IllegalArgumentException malformed(String what) {
            return new IllegalArgumentException("Path template " + text + " has " + what);
        }
    }
}
