/** Organizations, which own users and projects, with their domains and state. */
@NullMarked
package dev.signet.org;

import org.jspecify.annotations.NullMarked;
