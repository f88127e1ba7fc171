/** Organizations: who users and projects belong to, with their domains and state. */
@NullMarked
package dev.signet.org;

import org.jspecify.annotations.NullMarked;
