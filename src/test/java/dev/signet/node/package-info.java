@NullMarked
package dev.signet.node;

import org.jspecify.annotations.NullMarked;
