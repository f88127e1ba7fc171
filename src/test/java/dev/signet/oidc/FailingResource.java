package dev.signet.oidc;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Endpoints with a fault, one for clients and one for people. */
@Path("/")
public class FailingResource {
    static final String SECRET = "detail of the implementation";

    @GET
    @Path("/oauth/v2/failing")
    public String client() {
        throw new IllegalStateException(SECRET);
    }

    @GET
    @Path("/ui/failing")
    public String person() {
        throw new IllegalStateException(SECRET);
    }
}
