/** Erasing a person: from the views, the secrets and the claims, and by their key from the log and every backup. */
@NullMarked
package dev.signet.erasure;

import org.jspecify.annotations.NullMarked;
