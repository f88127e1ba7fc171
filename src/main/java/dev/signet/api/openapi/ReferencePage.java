package dev.signet.api.openapi;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reference page shows.
 *
 * @param version of the server
 * @param services each with its operations
 * @param messages the messages and enums they use, by name
 */
record ReferencePage(String version, List<Service> services, List<Message> messages) {
    ReferencePage {
        services = List.copyOf(services);
        messages = List.copyOf(messages);
    }

    /**
     * A service.
     *
     * @param name its full name
     */
    record Service(String name, List<Operation> operations) {
        /** The part of the name that says whose it is. */
        public String qualifier() {
            return name.substring(0, name.lastIndexOf('.'));
        }

        /** The last part of the name. */
        public String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /**
     * One operation.
     *
     * @param request name of the body's message, or null
     * @param response name of the answer's message
     */
    record Operation(
            String id,
            String method,
            String path,
            String summary,
            String access,
            List<Field> parameters,
            @Nullable String request,
            String response) {}

    /** A message or, with values instead of fields, an enum. */
    record Message(String name, String description, List<Field> fields, List<String> values) {}

    /**
     * A field or parameter.
     *
     * @param type in words
     * @param reference name of the message or enum it is made of, or null
     * @param limits its rules in words
     */
    record Field(String name, String type, @Nullable String reference, boolean required, String limits) {}

    /** The page in HTML. */
    String render() {
        return Templates.reference(this).render();
    }

    @CheckedTemplate(basePath = "openapi")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance reference(ReferencePage page);
    }
}
