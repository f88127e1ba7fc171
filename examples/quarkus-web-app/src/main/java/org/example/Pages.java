package org.example;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdToken;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.oidc.UserInfo;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A page for everybody and one for people who have signed in; quarkus-oidc does the rest. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class Pages {
    @Inject
    @IdToken
    JsonWebToken idToken;

    @Inject
    AccessTokenCredential accessToken;

    @Inject
    RefreshToken refreshToken;

    @Inject
    UserInfo person;

    @GET
    public TemplateInstance home() {
        return Templates.page("You are not signed in.", Map.of());
    }

    @GET
    @Path("me")
    @Authenticated
    public TemplateInstance me() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", idToken.getSubject());
        claims.put("email", person.getEmail());
        claims.put("auth_time", idToken.getClaim("auth_time"));
        // not the tokens themselves, but enough to see that they were refreshed
        claims.put("access-token", Integer.toHexString(accessToken.getToken().hashCode()));
        claims.put("refresh-token", Integer.toHexString(refreshToken.getToken().hashCode()));
        return Templates.page("Hello " + person.getName(), claims);
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance page(String greeting, Map<String, Object> claims);
    }
}
