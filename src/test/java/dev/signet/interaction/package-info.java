/** Requests to sign in and out, as they travel through the browser. */
@NullMarked
package dev.signet.interaction;

import org.jspecify.annotations.NullMarked;
