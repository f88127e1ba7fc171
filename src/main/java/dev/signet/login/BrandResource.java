package dev.signet.login;

import dev.signet.branding.BrandPath;
import dev.signet.branding.LabelPolicyQueries;
import dev.signet.branding.LabelPolicyView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Serves the files and style sheets of label policies from the server's own origin, so that the pages' content security
 * policy can stay strict. They are public, like the pages that show them.
 */
@Path(BrandPath.ROOT)
public class BrandResource {
    private static final String CACHED = "public, max-age=86400";

    private final LabelPolicyQueries policies;

    BrandResource(LabelPolicyQueries policies) {
        this.policies = policies;
    }

    @GET
    @Path("/{orgId}/style.css")
    @RunOnVirtualThread
    public Response stylesheet(@PathParam("orgId") String orgId, @Context Request request) {
        Optional<byte[]> css = policies.active(orgId)
                .map(LabelPolicyView::stylesheet)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return css.map(bytes ->
                        answer(request, UUID.nameUUIDFromBytes(bytes).toString(), "text/css;charset=UTF-8", bytes))
                .orElseGet(BrandResource::absent);
    }

    /**
     * Files of the preview have addresses of this kind too, but nobody can guess the digest of a file they do not have.
     * The content type is the one that was detected when the file was stored; a browser must not guess another.
     */
    @GET
    @Path("/{orgId}/files/{digest}")
    @RunOnVirtualThread
    public Response file(
            @PathParam("orgId") String orgId, @PathParam("digest") String digest, @Context Request request) {
        return policies.asset(orgId, digest)
                .map(file -> answer(request, digest, file.contentType(), file.content()))
                .orElseGet(BrandResource::absent);
    }

    private static Response answer(Request request, String digest, String type, byte[] content) {
        EntityTag tag = new EntityTag(digest);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null
                ? Response.ok(content).header(HttpHeaders.CONTENT_TYPE, type).tag(tag)
                : unchanged;
        return response.header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    private static Response absent() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }
}
