/**
 * Erases the personal data of people: from tables, secrets and claims, and, by destroying their keys, from the event
 * log and every backup.
 */
@NullMarked
package dev.signet.erasure;

import org.jspecify.annotations.NullMarked;
