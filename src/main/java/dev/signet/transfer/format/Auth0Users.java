package dev.signet.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Users as Auth0 exports them, one JSON object in each line, or as its bulk import takes them, in one array. Auth0 hands
 * out password hashes in a second file on request; they are found by the id in it.
 *
 * <p>People keep their ids without the prefix {@code auth0|}, because the character is not allowed there.
 */
public final class Auth0Users implements ExportFormat {
    private static final String DATABASE_PREFIX = "auth0|";

    private final Map<String, String> hashes;

    private Auth0Users(Map<String, String> hashes) {
        this.hashes = hashes;
    }

    /** Reads users without a file of password hashes. */
    public static Auth0Users withoutHashes() {
        return new Auth0Users(Map.of());
    }

    /**
     * Reads users together with their password hashes, which are kept in memory.
     *
     * @param file lines such as {@code {"_id":{"$oid":"5f..."},"email":"...","passwordHash":"$2b$10$..."}}
     */
    public static Auth0Users withHashes(InputStream file) throws IOException {
        Map<String, String> hashes = new HashMap<>();
        JsonFiles.eachObject(
                file,
                line -> JsonFiles.text(line, "passwordHash")
                        .ifPresent(hash -> hashes.put(
                                line.path("_id")
                                        .path("$oid")
                                        .asText(line.path("_id").asText()),
                                hash)));
        return new Auth0Users(hashes);
    }

    @Override
    public void convert(InputStream file, Converted converted) throws IOException {
        JsonFiles.eachObject(file, user -> person(user, converted));
    }

    private void person(ObjectNode user, Converted converted) {
        String fullId = JsonFiles.text(user, "user_id", "Id").orElse("");
        Optional<String> email = JsonFiles.text(user, "email", "Email");
        String subject = "user " + email.orElse(fullId);
        if (email.isEmpty()) {
            converted.misfit(subject, "has no e-mail address; not imported");
            return;
        }
        boolean prefixed = fullId.startsWith(DATABASE_PREFIX);
        if (!prefixed && fullId.contains("|")) {
            converted.misfit(subject, "has an account at an identity provider only; not imported");
            return;
        }
        String id = prefixed ? fullId.substring(DATABASE_PREFIX.length()) : fullId;
        PersonNode person = new PersonNode(id, JsonFiles.text(user, "username").orElse(email.get()));
        person.names(JsonFiles.text(user, "given_name"), JsonFiles.text(user, "family_name"), converted, subject);
        JsonFiles.text(user, "name").ifPresent(name -> person.profile().put("displayName", name));
        JsonFiles.text(user, "nickname").ifPresent(name -> person.profile().put("nickName", name));
        boolean verified = user.path("email_verified").asBoolean();
        person.email(email.get(), verified);
        JsonFiles.text(user, "phone_number")
                .ifPresent(
                        phone -> person.phone(phone, user.path("phone_verified").asBoolean(), converted, subject));
        Optional<String> hash = hash(user, id);
        hash.ifPresentOrElse(
                person::passwordHash, () -> converted.misfit(subject, "has no password hash that can be read"));
        if (user.path("blocked").asBoolean()) {
            person.state(verified && hash.isPresent() ? "INACTIVE" : "LOCKED");
        }
        metadata(user, "user_metadata", person, converted, subject);
        metadata(user, "app_metadata", person, converted, subject);
        if (!JsonFiles.elements(user.path("multifactor")).isEmpty()
                || !JsonFiles.elements(user.path("mfa_factors")).isEmpty()) {
            converted.misfit(subject, "has second factors, which are left out");
        }
        converted.person(person.node());
    }

    private Optional<String> hash(ObjectNode user, String id) {
        String known = hashes.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        return JsonFiles.text(user, "password_hash", "passwordHash")
                .or(() -> Auth0Hash.encoded(user.path("custom_password_hash")));
    }

    private static void metadata(
            ObjectNode user, String field, PersonNode person, Converted converted, String subject) {
        for (String key : JsonFiles.names(user.path(field))) {
            JsonNode value = user.path(field).path(key);
            if (!value.isNull()) {
                person.metadata(key, value.isTextual() ? value.textValue() : value.toString(), converted, subject);
            }
        }
    }
}
