/** Sessions: who is signed in, in which browser, how they proved it, and until when. */
@NullMarked
package dev.signet.session;

import org.jspecify.annotations.NullMarked;
