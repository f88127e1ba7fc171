/** Sends people the codes they are waiting for, beside the log and never in the way of a sign-in. */
@NullMarked
package dev.signet.notification;

import org.jspecify.annotations.NullMarked;
