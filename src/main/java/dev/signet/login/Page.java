package dev.signet.login;

import dev.signet.interaction.SignInRequests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template shows.
 *
 * @param notice about the step before; null for none
 * @param values of the form's fields, and switches
 */
record Page(Visit visit, @Nullable Notice notice, Map<String, String> values, List<Account> accounts) {
    /** Name of the value that is an address the page goes on to by itself. */
    static final String ONWARD = "onward";

    private static final String ROOT = "/ui/login";

    Page {
        values = Map.copyOf(values);
        accounts = List.copyOf(accounts);
    }

    /** An account that is signed in in this browser. */
    record Account(String sessionId, String displayName, String loginName) {

        /** Stands for a picture. */
        public String initial() {
            return initialOf(displayName);
        }
    }

    static Page of(Visit visit) {
        return new Page(visit, null, Map.of(), List.of());
    }

    Page noting(@Nullable Notice value) {
        return new Page(visit, value, values, accounts);
    }

    Page with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new Page(visit, notice, more, accounts);
    }

    Page with(List<Account> choice) {
        return new Page(visit, notice, values, choice);
    }

    public String lang() {
        return visit.texts().language();
    }

    public Brand brand() {
        return visit.brand();
    }

    public String text(String key) {
        return visit.texts().get(key);
    }

    public String csrf() {
        return visit.csrf();
    }

    /** The sealed request, for the form's field of that name; empty without. */
    public String requestId() {
        return visit.sealed();
    }

    /** Name of the application; empty without one. */
    public String app() {
        var client = visit.client();
        return client == null ? "" : client.name();
    }

    public String toApp() {
        return app().isEmpty() ? "" : visit.texts().with("to_app", app());
    }

    /** What a device asks for. */
    public String toDevice() {
        return visit.texts().with("device_confirm.app", app());
    }

    /** Address of what the application says about the data of persons; empty for none. */
    public String policyUri() {
        var client = visit.client();
        return client == null ? "" : client.addresses().policyUri();
    }

    /** Address of the application's terms of service; empty for none. */
    public String tosUri() {
        var client = visit.client();
        return client == null ? "" : client.addresses().tosUri();
    }

    /** Names the application that a person can go back to. */
    public String toHome() {
        return visit.texts().with("to_home", value("homeName"));
    }

    /** A text about the application. */
    public String ofApp(String key) {
        return visit.texts().with(key, app());
    }

    /** Whether there is an application that can be told that the person does not want to sign in. */
    public boolean cancellable() {
        var request = visit.request();
        return request != null && request.cancellable();
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** What is said about the page as a whole; empty for nothing. */
    public String said() {
        return notice == null || notice.field() != null ? "" : text(notice.key());
    }

    /** What is wrong with a field; empty for nothing. */
    public String fault(String field) {
        return notice != null && field.equals(notice.field()) ? text(notice.key()) : "";
    }

    /** Whether a field has to be corrected, which then has the focus. */
    public boolean faulty() {
        return notice != null && notice.field() != null;
    }

    /** The languages that the page can be seen in instead. */
    public List<Texts.Language> otherLanguages() {
        return visit.texts().others();
    }

    public boolean good() {
        return notice != null && notice.good();
    }

    /** Stands for a picture of the person who was named. */
    public String initial() {
        return initialOf(values.getOrDefault("displayName", value("loginName")));
    }

    private static String initialOf(String name) {
        return name.isEmpty()
                ? "?"
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** The sealed progress as it is written in an address. */
    public String stateInAddress() {
        return URLEncoder.encode(value("state"), StandardCharsets.UTF_8);
    }

    /** Address of this very page in another language. */
    public String here(String language) {
        String query = visit.browser().query();
        return '?' + query + (query.isEmpty() ? "" : "&") + Form.LANGUAGE + '=' + language;
    }

    /** Address of another page that keeps the authorization request. */
    public String link(String path) {
        return path(path, visit, Map.of());
    }

    /** Path and query of a page. */
    static String path(String path, Visit visit, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(ROOT).append(path);
        String separator = "?";
        if (!visit.sealed().isEmpty()) {
            address.append('?').append(SignInRequests.PARAMETER).append('=').append(visit.sealed());
            separator = "&";
        }
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            address.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = "&";
        }
        return address.toString();
    }
}
