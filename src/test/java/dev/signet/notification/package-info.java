/** Tests of the mails with codes. */
@NullMarked
package dev.signet.notification;

import org.jspecify.annotations.NullMarked;
