/** Mails people the codes they wait for. It runs asynchronously on the events, so it never delays a sign-in. */
@NullMarked
package dev.signet.notification;

import org.jspecify.annotations.NullMarked;
