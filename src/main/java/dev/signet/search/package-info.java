/** Typed searches over tables: which rows, in which order, which page of them, and how many there are in total. */
@NullMarked
package dev.signet.search;

import org.jspecify.annotations.NullMarked;
