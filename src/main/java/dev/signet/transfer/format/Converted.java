package dev.signet.transfer.format;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes what a conversion finds in a file, in the order of the file. */
public interface Converted {

    /** A person, as a line of the stream that ImportUsers takes. */
    void person(ObjectNode person);

    /**
     * Something that could not be converted.
     *
     * @param subject what it is about, for instance {@code user ada}
     * @param reason a clause that says what did not fit and what became of it
     */
    void misfit(String subject, String reason);
}
