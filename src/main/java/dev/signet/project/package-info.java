/** Projects: groups of applications that share roles and rules about who may sign in. */
@NullMarked
package dev.signet.project;

import org.jspecify.annotations.NullMarked;
