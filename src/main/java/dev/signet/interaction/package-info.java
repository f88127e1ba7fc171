/**
 * Requests that a person sign in or out. Protocols, and pages that need a signed-in person, hand them to the sign-in
 * pages and receive the answer.
 */
@NullMarked
package dev.signet.interaction;

import org.jspecify.annotations.NullMarked;
