package dev.signet.search;

/** How a text is compared with the searched text. The constants are in the order of ZITADEL's numbers 0 to 7. */
public enum TextMethod {
    EQUALS(Place.WHOLE, false),
    EQUALS_IGNORE_CASE(Place.WHOLE, true),
    STARTS_WITH(Place.START, false),
    STARTS_WITH_IGNORE_CASE(Place.START, true),
    CONTAINS(Place.ANYWHERE, false),
    CONTAINS_IGNORE_CASE(Place.ANYWHERE, true),
    ENDS_WITH(Place.END, false),
    ENDS_WITH_IGNORE_CASE(Place.END, true);

    private final Place place;
    private final boolean ignoresCase;

    TextMethod(Place place, boolean ignoresCase) {
        this.place = place;
        this.ignoresCase = ignoresCase;
    }

    /** Returns where in the text the searched text has to occur. */
    public Place place() {
        return place;
    }

    /** Tells whether letters that differ only in case are equal. */
    public boolean ignoresCase() {
        return ignoresCase;
    }

    /** Returns the method with the same treatment of case for another place. */
    TextMethod at(Place other) {
        return switch (other) {
            case WHOLE -> ignoresCase ? EQUALS_IGNORE_CASE : EQUALS;
            case START -> ignoresCase ? STARTS_WITH_IGNORE_CASE : STARTS_WITH;
            case ANYWHERE -> ignoresCase ? CONTAINS_IGNORE_CASE : CONTAINS;
            case END -> ignoresCase ? ENDS_WITH_IGNORE_CASE : ENDS_WITH;
        };
    }

    /** Where in a text the searched text has to occur. */
    public enum Place {
        WHOLE,
        START,
        ANYWHERE,
        END
    }
}
