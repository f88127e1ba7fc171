package dev.signet.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Writes a person in the form that ImportUsers takes. */
final class PersonNode {
    private final ObjectNode node = JsonFiles.MAPPER.createObjectNode();

    PersonNode(String userId, String userName) {
        node.put("userId", userId);
        node.put("userName", userName);
    }

    ObjectNode node() {
        return node;
    }

    /** Sets the names. A person must have both, so the user name stands in for one that is missing. */
    void names(Optional<String> first, Optional<String> last, Converted converted, String subject) {
        if (first.isEmpty() || last.isEmpty()) {
            converted.misfit(subject, "has no first or no last name; the user name stands in for it");
        }
        String userName = node.path("userName").textValue();
        profile().put("firstName", first.orElse(userName)).put("lastName", last.orElse(userName));
    }

    ObjectNode profile() {
        return node.withObjectProperty("profile");
    }

    void email(String email, boolean verified) {
        node.putObject("email").put("email", email).put("verified", verified);
    }

    /** Sets the phone number if it is in international form; spaces, hyphens and brackets are dropped. */
    void phone(String phone, boolean verified, Converted converted, String subject) {
        String dense = phone.replaceAll("[\\s().-]", "");
        if (dense.matches("\\+[0-9]{5,15}")) {
            node.putObject("phone").put("phone", dense).put("verified", verified);
        } else {
            converted.misfit(subject, "has a phone number without country code, which is left out");
        }
    }

    void passwordHash(String encoded) {
        node.put("passwordHash", encoded);
    }

    void state(String state) {
        node.put("state", "TRANSFERRED_STATE_" + state);
    }

    void metadata(String key, String value, Converted converted, String subject) {
        boolean usable = !value.isEmpty() && key.matches("[^/\\\\\\p{Cntrl}]{1,200}") && !key.startsWith("_");
        if (usable) {
            node.withObjectProperty("metadata")
                    .put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        } else {
            converted.misfit(subject, "has an attribute that cannot be metadata, which is left out");
        }
    }

    /** Adds a role in a project. */
    void role(String projectId, String key) {
        for (JsonNode grant : JsonFiles.elements(node.path("grants"))) {
            if (grant instanceof ObjectNode object
                    && object.path("projectId").asText().equals(projectId)) {
                object.withArrayProperty("roleKeys").add(key);
                return;
            }
        }
        node.withArrayProperty("grants")
                .addObject()
                .put("projectId", projectId)
                .withArrayProperty("roleKeys")
                .add(key);
    }
}
