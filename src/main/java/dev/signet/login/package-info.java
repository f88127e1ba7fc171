/**
 * The hosted sign-in pages and the order of their steps. Every rule about users and sessions is enforced in the
 * commands that the pages call.
 */
@NullMarked
package dev.signet.login;

import org.jspecify.annotations.NullMarked;
