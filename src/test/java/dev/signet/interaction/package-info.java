/** Requests to sign in and out, in the form that travels through the browser. */
@NullMarked
package dev.signet.interaction;

import org.jspecify.annotations.NullMarked;
