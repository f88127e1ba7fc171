@NullMarked
package dev.signet.group;

import org.jspecify.annotations.NullMarked;
