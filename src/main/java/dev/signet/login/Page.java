package dev.signet.login;

import dev.signet.interaction.PagePaths;
import dev.signet.interaction.SignInRequests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of one page's template.
 *
 * @param notice what the page says about the previous step; null for nothing
 * @param values values of the form's fields, and flags that show parts of the page, by name
 */
record Page(Visit visit, @Nullable Notice notice, Map<String, String> values, List<Account> accounts) {
    /** The name of the value that holds the address to which the page continues by itself. */
    static final String ONWARD = "onward";

    Page {
        values = Map.copyOf(values);
        accounts = List.copyOf(accounts);
    }

    /** An account that is signed in in this browser. */
    record Account(String sessionId, String displayName, String loginName) {

        /** The letter shown in place of a picture. */
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

    /** The sealed request, for the hidden form field; empty without a request. */
    public String requestId() {
        return visit.sealed();
    }

    /** The name of the application; empty without one. */
    public String app() {
        var client = visit.client();
        return client == null ? "" : client.name();
    }

    public String toApp() {
        return app().isEmpty() ? "" : visit.texts().with("to_app", app());
    }

    /** The text that says which application the device wants to use. */
    public String toDevice() {
        return visit.texts().with("device_confirm.app", app());
    }

    /** The address of the application's privacy policy; empty for none. */
    public String policyUri() {
        var client = visit.client();
        return client == null ? "" : client.addresses().policyUri();
    }

    /** The address of the application's terms of service; empty for none. */
    public String tosUri() {
        var client = visit.client();
        return client == null ? "" : client.addresses().tosUri();
    }

    /** The label of the link back to the application, or to the default redirect if the application is not known. */
    public String toHome() {
        String name = value("homeName");
        return name.isEmpty() ? text("to_start") : visit.texts().with("to_home", name);
    }

    /** A text in which the application's name is filled in. */
    public String ofApp(String key) {
        return visit.texts().with(key, app());
    }

    /** Whether the person can cancel, because there is an application that can be told. */
    public boolean cancellable() {
        var request = visit.request();
        return request != null && request.cancellable();
    }

    /** The value that the person entered in a field, or else the one that the page suggests; empty for none. */
    public String value(String name) {
        String entered = visit.entered().get(name);
        return entered == null ? values.getOrDefault(name, "") : entered;
    }

    /** The text of a notice that is not about a single field; empty for none. */
    public String said() {
        return notice == null || notice.field() != null ? "" : text(notice.key());
    }

    /** The name of the notice, for the form that chooses another language; empty for none. */
    public String noticeName() {
        return notice == null ? "" : notice.value();
    }

    /** The text of the notice if it is about this field; empty otherwise. */
    public String fault(String field) {
        return notice != null && field.equals(notice.field()) ? text(notice.key()) : "";
    }

    /** Whether a field has to be corrected; that field then gets the focus. */
    public boolean faulty() {
        return notice != null && notice.field() != null;
    }

    /**
     * Whether this field has the focus when a page for a mailed code opens. The first empty field has it; the new
     * password is always empty.
     */
    public boolean opensAt(String field) {
        if (value("userID").isEmpty() && value("loginName").isEmpty()) {
            return field.equals("loginName");
        }
        return field.equals(value("code").isEmpty() ? "code" : "newPassword");
    }

    /** The other languages in which the page is available. */
    public List<Texts.Language> otherLanguages() {
        return visit.texts().others();
    }

    public boolean good() {
        return notice != null && notice.good();
    }

    /** The letter shown in place of the person's picture. */
    public String initial() {
        return initialOf(values.getOrDefault("displayName", value("loginName")));
    }

    private static String initialOf(String name) {
        return name.isEmpty()
                ? "?"
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** The sealed {@link Progress}, encoded for use in a URL. */
    public String stateInAddress() {
        return URLEncoder.encode(value("state"), StandardCharsets.UTF_8);
    }

    /** The address of the same page in another language. */
    public String here(String language) {
        String query = visit.browser().query();
        return '?' + query + (query.isEmpty() ? "" : "&") + Form.LANGUAGE + '=' + language;
    }

    /** The address of another page that keeps the request to sign in. */
    public String link(String path) {
        return path(path, visit, Map.of());
    }

    /** The path and query of a page. */
    static String path(String path, Visit visit, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(PagePaths.ROOT).append(path);
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
