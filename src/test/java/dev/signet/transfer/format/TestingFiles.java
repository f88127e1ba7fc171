package dev.signet.transfer.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Converts files of the folder {@code import} among the test resources. */
public final class TestingFiles {
    private TestingFiles() {}

    /** Password hashes of Auth0. */
    public static Auth0Users auth0() throws IOException {
        try (InputStream hashes = open("auth0-passwords.ndjson")) {
            return Auth0Users.withHashes(hashes);
        }
    }

    /** What a file contains: the people by their user names, and what did not fit. */
    public static Content convert(ExportFormat format, String file) throws IOException {
        try (InputStream opened = open(file)) {
            return convert(format, opened);
        }
    }

    static Content convertText(ExportFormat format, String text) throws IOException {
        return convert(format, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Content convert(ExportFormat format, InputStream file) throws IOException {
        Content content = new Content(new LinkedHashMap<>(), new ArrayList<>());
        format.convert(file, new Converted() {
            @Override
            public void person(ObjectNode person) {
                content.people().put(person.path("userName").asText(), person);
            }

            @Override
            public void misfit(String subject, String reason) {
                content.misfits().add(subject + " " + reason);
            }
        });
        return content;
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(TestingFiles.class.getResourceAsStream("/import/" + file), file);
    }

    /** The result of a conversion. */
    public record Content(Map<String, ObjectNode> people, List<String> misfits) {
        ObjectNode person(String userName) {
            return Objects.requireNonNull(people.get(userName), userName);
        }
    }
}
