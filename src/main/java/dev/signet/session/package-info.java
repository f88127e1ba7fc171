/** Sessions: who is signed in in which browser, how they authenticated, and until when. */
@NullMarked
package dev.signet.session;

import org.jspecify.annotations.NullMarked;
