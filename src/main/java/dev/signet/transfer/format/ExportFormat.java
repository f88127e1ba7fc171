package dev.signet.transfer.format;

import java.io.IOException;
import java.io.InputStream;

/** A format in which another system exports its people. */
@FunctionalInterface
public interface ExportFormat {

    /**
     * Converts a file.
     *
     * @param file read once, from its beginning to its end
     * @throws IOException if the file cannot be read or is not of this format
     */
    void convert(InputStream file, Converted converted) throws IOException;
}
