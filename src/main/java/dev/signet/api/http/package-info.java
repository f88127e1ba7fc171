/** What all HTTP responses of this server have in common. */
@NullMarked
package dev.signet.api.http;

import org.jspecify.annotations.NullMarked;
