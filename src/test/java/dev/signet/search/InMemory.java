package dev.signet.search;

import dev.signet.search.Predicate.And;
import dev.signet.search.Predicate.Equal;
import dev.signet.search.Predicate.In;
import dev.signet.search.Predicate.Not;
import dev.signet.search.Predicate.Or;
import dev.signet.search.Predicate.TextMatch;
import java.util.Map;

/** Evaluates predicates a second time without a database. Rows are maps from column names to values. */
final class InMemory {
    private InMemory() {}

    static boolean fits(Predicate predicate, Map<String, String> row) {
        return switch (predicate) {
            case TextMatch match ->
                matches(match.method(), row.get(match.column().name()), match.value());
            case Equal equal -> equal.value().equals(row.get(equal.column().name()));
            case In in -> in.values().contains(row.get(in.column().name()));
            case And and -> and.parts().stream().allMatch(part -> fits(part, row));
            case Or or -> or.parts().stream().anyMatch(part -> fits(part, row));
            case Not not -> !fits(not.part(), row);
        };
    }

    static boolean matches(TextMethod method, String text, String value) {
        return switch (method) {
            case EQUALS -> text.equals(value);
            case STARTS_WITH -> text.startsWith(value);
            case CONTAINS -> text.contains(value);
            case ENDS_WITH -> text.endsWith(value);
            case EQUALS_IGNORE_CASE -> folded(text).equals(folded(value));
            case STARTS_WITH_IGNORE_CASE -> folded(text).startsWith(folded(value));
            case CONTAINS_IGNORE_CASE -> folded(text).contains(folded(value));
            case ENDS_WITH_IGNORE_CASE -> folded(text).endsWith(folded(value));
        };
    }

    /** Converts code point by code point with simple case mapping, as the embedded database does. */
    static String folded(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
