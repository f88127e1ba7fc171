/** REST with JSON: routes derived from the {@code google.api.http} options of the bound rpcs. */
@NullMarked
package dev.signet.api.rest;

import org.jspecify.annotations.NullMarked;
