package dev.signet.transfer.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The people of organizations that ZITADEL has exported ({@code POST /admin/v1/export}), or that a file for its import
 * contains ({@code POST /admin/v1/import}). Field names may be in lower camel case or with underscores.
 *
 * <p>Grants and metadata stand behind the people in these files, so the people of one organization are kept in memory
 * until its end.
 */
public final class ZitadelOrgs implements ExportFormat {
    private final String orgId;
    private final String projectId;

    /**
     * @param orgId organization of the file whose people are converted; empty if the file has only one
     * @param projectId project that stands for every project in the file; empty if projects keep their ids
     */
    public ZitadelOrgs(String orgId, String projectId) {
        this.orgId = orgId;
        this.projectId = projectId;
    }

    @Override
    public void convert(InputStream file, Converted converted) throws IOException {
        try (JsonParser parser = JsonFiles.open(file)) {
            int[] orgs = new int[1];
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("orgs")) {
                    parser.nextToken();
                    JsonFiles.eachObject(parser, org -> {
                        orgs[0]++;
                        org(org, converted);
                    });
                }
            }
            if (orgs[0] == 0) {
                throw new IOException("The file has no organizations.");
            }
        }
    }

    private void org(ObjectNode org, Converted converted) {
        String id = field(org, "orgId").asText();
        if (!orgId.isEmpty() && !orgId.equals(id)) {
            converted.misfit("organization " + id, "is not the one to import");
            return;
        }
        Map<String, PersonNode> people = new LinkedHashMap<>();
        for (JsonNode human : JsonFiles.elements(field(org, "humanUsers"))) {
            person(human, people, converted);
        }
        for (JsonNode entry : JsonFiles.elements(field(org, "userMetadata"))) {
            PersonNode person = people.get(field(entry, "id").asText());
            if (person != null) {
                // a value of this file is in base64, as in the lines that are written
                person.node()
                        .withObjectProperty("metadata")
                        .put(field(entry, "key").asText(), field(entry, "value").asText());
            }
        }
        for (JsonNode grant : JsonFiles.elements(field(org, "userGrants"))) {
            PersonNode person = people.get(field(grant, "userId").asText());
            if (person != null) {
                grant(grant, person, converted);
            }
        }
        reportRest(org, converted);
        people.values().forEach(person -> converted.person(person.node()));
    }

    private static void person(JsonNode human, Map<String, PersonNode> people, Converted converted) {
        String id = field(human, "userId").asText();
        JsonNode user = human.path("user");
        String userName = field(user, "userName").asText();
        String subject = "user " + userName;
        JsonNode profile = user.path("profile");
        PersonNode person = new PersonNode(id, userName);
        person.names(text(profile, "firstName"), text(profile, "lastName"), converted, subject);
        for (String name : List.of("nickName", "displayName", "preferredLanguage")) {
            text(profile, name).ifPresent(value -> person.profile().put(name, value));
        }
        text(profile, "gender").ifPresent(gender -> person.profile().put("gender", "TRANSFERRED_" + gender));
        person.email(
                user.path("email").path("email").asText(),
                field(user.path("email"), "isEmailVerified").asBoolean());
        text(user.path("phone"), "phone")
                .ifPresent(phone -> person.phone(
                        phone, field(user.path("phone"), "isPhoneVerified").asBoolean(), converted, subject));
        text(field(user, "hashedPassword"), "value").ifPresent(person::passwordHash);
        text(user, "password").ifPresent(password -> person.node().put("password", password));
        person.node()
                .put(
                        "passwordChangeRequired",
                        field(user, "passwordChangeRequired").asBoolean());
        for (String unsupported : List.of("otpCode", "idps", "recoveryCodes")) {
            JsonNode value = field(user, unsupported);
            if (!value.asText().isEmpty() || !JsonFiles.elements(value).isEmpty()) {
                converted.misfit(subject, "has " + unsupported + ", which is left out");
            }
        }
        people.put(id, person);
    }

    private void grant(JsonNode grant, PersonNode person, Converted converted) {
        if (!field(grant, "projectGrantId").asText().isEmpty()) {
            converted.misfit(
                    "user " + person.node().path("userName").asText(),
                    "has roles by a grant of another organization's project, which are left out");
            return;
        }
        String project = projectId.isEmpty() ? field(grant, "projectId").asText() : projectId;
        List<JsonNode> keys = new ArrayList<>(JsonFiles.elements(field(grant, "roleKeys")));
        keys.forEach(key -> person.role(project, key.asText()));
    }

    private static void reportRest(ObjectNode org, Converted converted) {
        for (String kind : List.of("machineUsers", "projects", "oidcApps", "apiApps", "actions", "projectGrants")) {
            int count = JsonFiles.elements(field(org, kind)).size();
            if (count > 0) {
                converted.misfit(
                        "organization " + field(org, "orgId").asText(), "has " + kind + ", which are left out");
            }
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return JsonFiles.text(node, name, underscored(name));
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() ? node.path(underscored(name)) : value;
    }

    private static String underscored(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
