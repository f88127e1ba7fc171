package dev.signet.search;

import dev.signet.search.Predicate.And;
import dev.signet.search.Predicate.Equal;
import dev.signet.search.Predicate.In;
import dev.signet.search.Predicate.Not;
import dev.signet.search.Predicate.Or;
import dev.signet.search.Predicate.TextMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * An SQL condition that expresses predicates, with all values as parameters.
 *
 * @param sql contains only placeholders, never a value of the search
 * @param parameters values of the placeholders; a list is bound as an SQL array of texts
 */
record Condition(String sql, List<Object> parameters) {
    Condition {
        parameters = List.copyOf(parameters);
    }

    static Condition of(List<Predicate> predicates) {
        return of(new And(predicates));
    }

    private static Condition of(Predicate predicate) {
        return switch (predicate) {
            case TextMatch match -> TextCondition.of(match);
            case Equal equal -> equal(equal);
            case In in -> in(in);
            case And and -> joined(and.parts(), " and ", "true");
            case Or or -> joined(or.parts(), " or ", "false");
            case Not not -> of(not.part()).negated();
        };
    }

    private static Condition equal(Equal equal) {
        if (equal.column() instanceof TextColumn column && equal.value() instanceof String text) {
            return TextCondition.of(new TextMatch(column, TextMethod.EQUALS, text));
        }
        if (equal.value() instanceof String text && isUnstorable(text)) {
            return of(Predicate.never());
        }
        return new Condition(equal.column().sql() + " = ?", List.of(equal.value()));
    }

    private static Condition in(In in) {
        List<String> values =
                in.values().stream().filter(value -> !isUnstorable(value)).toList();
        if (values.isEmpty()) {
            return of(Predicate.never());
        }
        Condition exact = new Condition(in.column().sql() + " = any(?)", List.of(values));
        if (in.column() instanceof TextColumn column) {
            if (column.ordered()) {
                exact = new Condition(
                        column.folded() + " = any(array(select lower(v) from unnest(?) v)) and " + exact.sql(),
                        List.of(values, values));
            }
            return exact.within(column);
        }
        return exact;
    }

    private static Condition joined(List<Predicate> parts, String operator, String ifNone) {
        if (parts.isEmpty()) {
            return new Condition(ifNone, List.of());
        }
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Predicate part : parts) {
            Condition condition = of(part);
            conditions.add("(" + condition.sql() + ")");
            parameters.addAll(condition.parameters());
        }
        return new Condition(String.join(operator, conditions), parameters);
    }

    private Condition negated() {
        return new Condition("not (" + sql + ")", parameters);
    }

    /**
     * Puts the condition into the column's {@link TextColumn#scope()}, if it has one, and closes the parentheses that
     * are open there.
     */
    Condition within(TextColumn column) {
        String scope = column.scope();
        if (scope == null) {
            return this;
        }
        long open = scope.chars().filter(c -> c == '(').count()
                - scope.chars().filter(c -> c == ')').count();
        return new Condition(scope + sql + ")".repeat((int) open), parameters);
    }

    /**
     * Tells whether the text contains U+0000. PostgreSQL cannot store this character, so no stored text equals or
     * contains such a text.
     */
    static boolean isUnstorable(String text) {
        return text.indexOf('\0') >= 0;
    }
}
