package dev.signet.transfer.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A realm that Keycloak has exported with its users ({@code kc.sh export --file}), or one of the files with users of an
 * export into a directory.
 *
 * <p>People keep their ids, addresses, password, attributes and roles. A role of the realm has its own name as key, and
 * a role of a client has the id of the client before it: {@code shop:buyer}. Roles that Keycloak itself defines are
 * passed over.
 */
public final class KeycloakRealm implements ExportFormat {
    private static final Set<String> OWN_ROLES = Set.of("offline_access", "uma_authorization");
    private static final Set<String> OWN_CLIENTS =
            Set.of("account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console");
    private static final Set<String> OWN_ATTRIBUTES = Set.of("locale", "phoneNumber", "phoneNumberVerified");

    private final String projectId;

    /** @param projectId project whose roles the people get; empty if their roles are to be left out */
    public KeycloakRealm(String projectId) {
        this.projectId = projectId;
    }

    @Override
    public void convert(InputStream file, Converted converted) throws IOException {
        try (JsonParser parser = JsonFiles.open(file)) {
            parser.nextToken();
            boolean[] hasUsers = new boolean[1];
            JsonFiles.eachField(parser, name -> {
                switch (name) {
                    case "users" -> {
                        hasUsers[0] = true;
                        JsonFiles.eachObject(parser, user -> person(user, converted));
                    }
                    case "clients" -> JsonFiles.eachObject(parser, client -> client(client, converted));
                    case "federatedUsers" ->
                        JsonFiles.eachObject(
                                parser,
                                user -> converted.misfit(
                                        "user " + user.path("id").asText(),
                                        "comes from a user federation, so there is no password; not imported"));
                    default -> parser.skipChildren();
                }
            });
            if (!hasUsers[0]) {
                throw new IOException("The file has no users. Export the realm with --users same_file.");
            }
        }
    }

    private static void client(ObjectNode client, Converted converted) {
        String clientId = client.path("clientId").asText();
        if (!OWN_CLIENTS.contains(clientId)) {
            converted.misfit("client " + clientId, "is not imported; create an application for it");
        }
    }

    private void person(ObjectNode user, Converted converted) {
        String userName = user.path("username").asText();
        String subject = "user " + userName;
        if (user.path("serviceAccountClientId").isTextual()) {
            converted.misfit(subject, "is the service account of a client; not imported");
            return;
        }
        Optional<String> email = JsonFiles.text(user, "email");
        if (email.isEmpty()) {
            converted.misfit(subject, "has no e-mail address; not imported");
            return;
        }
        PersonNode person = new PersonNode(user.path("id").asText(), userName);
        person.names(JsonFiles.text(user, "firstName"), JsonFiles.text(user, "lastName"), converted, subject);
        person.email(email.get(), user.path("emailVerified").asBoolean());
        boolean hasPassword = password(user, person, converted, subject);
        attributes(user.path("attributes"), person, converted, subject);
        if (user.has("enabled") && !user.path("enabled").asBoolean()) {
            // only a person who has finished the set-up can be inactive
            boolean complete = hasPassword && user.path("emailVerified").asBoolean();
            person.state(complete ? "INACTIVE" : "LOCKED");
        }
        requiredActions(user, person, converted, subject);
        roles(user, person, converted, subject);
        reportRest(user, converted, subject);
        converted.person(person.node());
    }

    private static boolean password(ObjectNode user, PersonNode person, Converted converted, String subject) {
        boolean found = false;
        for (JsonNode credential : JsonFiles.elements(user.path("credentials"))) {
            String type = credential.path("type").asText();
            if (!type.equals("password")) {
                converted.misfit(subject, "has a credential of the type " + type + ", which is left out");
                continue;
            }
            Optional<String> encoded = KeycloakHash.encoded(credential);
            if (encoded.isPresent()) {
                person.passwordHash(encoded.get());
                found = true;
            } else {
                converted.misfit(subject, "has a password hash of an unknown algorithm, which is left out");
            }
        }
        return found;
    }

    private static void attributes(JsonNode attributes, PersonNode person, Converted converted, String subject) {
        String locale = attributes.path("locale").path(0).asText();
        if (!locale.isEmpty()) {
            person.profile().put("preferredLanguage", locale);
        }
        String phone = attributes.path("phoneNumber").path(0).asText();
        if (!phone.isEmpty()) {
            boolean verified =
                    attributes.path("phoneNumberVerified").path(0).asText().equals("true");
            person.phone(phone, verified, converted, subject);
        }
        for (String name : JsonFiles.names(attributes)) {
            List<JsonNode> values = JsonFiles.elements(attributes.path(name));
            if (!OWN_ATTRIBUTES.contains(name) && !values.isEmpty()) {
                String value = values.size() == 1
                        ? values.getFirst().asText()
                        : attributes.path(name).toString();
                person.metadata(name, value, converted, subject);
            }
        }
    }

    private static void requiredActions(ObjectNode user, PersonNode person, Converted converted, String subject) {
        for (JsonNode action : JsonFiles.elements(user.path("requiredActions"))) {
            switch (action.asText()) {
                case "UPDATE_PASSWORD" -> person.node().put("passwordChangeRequired", true);
                // whoever has an unverified address has to verify it anyway
                case "VERIFY_EMAIL" -> {}
                default ->
                    converted.misfit(subject, "has the required action " + action.asText() + ", which is left out");
            }
        }
    }

    private void roles(ObjectNode user, PersonNode person, Converted converted, String subject) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode role : JsonFiles.elements(user.path("realmRoles"))) {
            if (!OWN_ROLES.contains(role.asText()) && !role.asText().startsWith("default-roles-")) {
                keys.add(role.asText());
            }
        }
        for (String client : JsonFiles.names(user.path("clientRoles"))) {
            if (!OWN_CLIENTS.contains(client)) {
                JsonFiles.elements(user.path("clientRoles").path(client))
                        .forEach(role -> keys.add(client + ":" + role.asText()));
            }
        }
        if (!keys.isEmpty() && projectId.isEmpty()) {
            converted.misfit(subject, "has roles, which are left out because no project is named for them");
        } else {
            keys.forEach(key -> person.role(projectId, key));
        }
    }

    private static void reportRest(ObjectNode user, Converted converted, String subject) {
        if (!JsonFiles.elements(user.path("groups")).isEmpty()) {
            converted.misfit(subject, "is in groups, whose roles are left out");
        }
        if (!JsonFiles.elements(user.path("federatedIdentities")).isEmpty()) {
            converted.misfit(subject, "has accounts at identity providers, which are left out");
        }
    }
}
