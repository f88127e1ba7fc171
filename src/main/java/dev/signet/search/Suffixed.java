package dev.signet.search;

import dev.signet.search.Predicate.Or;
import dev.signet.search.Predicate.TextMatch;
import dev.signet.search.TextMethod.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds conditions on a text that consists of the value of a column and a fixed suffix, such as a login name made of a
 * user name and {@code @domain}. The conditions use only the column, so that its indexes can be used.
 */
public final class Suffixed {
    private Suffixed() {}

    /**
     * Returns the condition that {@code column || suffix} matches the value by the method.
     *
     * @param suffix should be ASCII if the method ignores case, because it is compared here and not by the database,
     *     which may fold other letters differently
     */
    public static Predicate match(TextColumn column, String suffix, TextMethod method, String value) {
        List<Predicate> ways = new ArrayList<>();
        Place place = method.place();
        if (place == Place.START || place == Place.ANYWHERE) {
            ways.add(new TextMatch(column, method, value));
        }
        if ((place == Place.ANYWHERE && contains(suffix, value, method))
                || (place == Place.END && endsWith(suffix, value, method))) {
            return Predicate.always();
        }
        // The value may span column and suffix: at each possible seam, its first part must be at the end of the column
        // and the rest at the beginning of the suffix.
        boolean toTheEnd = place == Place.WHOLE || place == Place.END;
        boolean fromTheStart = place == Place.WHOLE || place == Place.START;
        for (int seam = Math.max(0, value.length() - suffix.length()); seam <= value.length(); seam++) {
            String tail = value.substring(seam);
            boolean fits = toTheEnd ? equal(suffix, tail, method) : startsWith(suffix, tail, method);
            if (fits && (toTheEnd || !tail.isEmpty())) {
                ways.add(new TextMatch(
                        column, method.at(fromTheStart ? Place.WHOLE : Place.END), value.substring(0, seam)));
            }
        }
        return ways.size() == 1 ? ways.getFirst() : new Or(ways);
    }

    private static boolean contains(String text, String part, TextMethod method) {
        for (int at = 0; at + part.length() <= text.length(); at++) {
            if (text.regionMatches(method.ignoresCase(), at, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(String text, String part, TextMethod method) {
        return text.regionMatches(method.ignoresCase(), 0, part, 0, part.length());
    }

    private static boolean endsWith(String text, String part, TextMethod method) {
        return text.regionMatches(method.ignoresCase(), text.length() - part.length(), part, 0, part.length());
    }

    private static boolean equal(String text, String other, TextMethod method) {
        return method.ignoresCase() ? text.equalsIgnoreCase(other) : text.equals(other);
    }
}
