/** Requests that a person sign in or out: what a protocol or a page hands to the sign-in pages, and gets back. */
@NullMarked
package dev.signet.interaction;

import org.jspecify.annotations.NullMarked;
