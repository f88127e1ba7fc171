/** The description of the REST API: an OpenAPI 3.1 document derived from the protos, and a page that shows it. */
@NullMarked
package dev.signet.api.openapi;

import org.jspecify.annotations.NullMarked;
