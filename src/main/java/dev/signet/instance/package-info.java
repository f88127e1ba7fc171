/** The instance: this installation as a whole, its default organization and its instance-wide settings. */
@NullMarked
package dev.signet.instance;

import org.jspecify.annotations.NullMarked;
