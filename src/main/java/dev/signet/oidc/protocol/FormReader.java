package dev.signet.oidc.protocol;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Reads the forms of the protocol and of the pages with {@link Forms}. The framework's own reader would repair
 * malformed input and use a charset named in the Content-Type.
 */
@Provider
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class FormReader implements ServerMessageBodyReader<MultivaluedMap<String, String>> {
    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return isReadable(type);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return isReadable(type);
    }

    private static boolean isReadable(Class<?> type) {
        return type == MultivaluedMap.class;
    }

    @Override
    public MultivaluedMap<String, String> readFrom(
            Class<MultivaluedMap<String, String>> type,
            Type genericType,
            MediaType mediaType,
            ServerRequestContext context)
            throws IOException {
        MultivaluedMap<String, String> fields =
                Forms.read(context.getInputStream().readAllBytes());
        Forms.checkForPage(fields, ((ResteasyReactiveRequestContext) context).getPath());
        return fields;
    }

    @Override
    public MultivaluedMap<String, String> readFrom(
            Class<MultivaluedMap<String, String>> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        throw new UnsupportedOperationException("RESTEasy calls the method that takes its own context");
    }
}
