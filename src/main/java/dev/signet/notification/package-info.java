/** Mails people the codes they wait for. It handles the events asynchronously, so that no sign-in waits for a mail. */
@NullMarked
package dev.signet.notification;

import org.jspecify.annotations.NullMarked;
