@NullMarked
package dev.signet.search;

import org.jspecify.annotations.NullMarked;
