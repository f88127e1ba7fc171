package dev.signet.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record component of an event that says something about a person.
 *
 * <p>Such components are stored encrypted under the key of the person the event is about. After that key is erased they
 * read as an empty string (or as the first constant of an enum). Only components of type {@code String} or an enum may
 * be marked.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalData {}
