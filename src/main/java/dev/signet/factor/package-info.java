/** What people prove their identity with besides the password; each kind of factor is an aggregate of its own. */
@NullMarked
package dev.signet.factor;

import org.jspecify.annotations.NullMarked;
