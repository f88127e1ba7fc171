package dev.signet.transfer.format;

import java.io.IOException;
import java.io.InputStream;

/** People as ExportUsers returns them: one JSON object in each line. */
public final class PersonLines implements ExportFormat {

    @Override
    public void convert(InputStream file, Converted converted) throws IOException {
        JsonFiles.eachObject(file, converted::person);
    }
}
