package dev.llmjava.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a component or parameter that was left out, as JSON; text that is no JSON, or JSON
 * that does not fit the type, is taken as a string. What has a default is not required.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Default {
  String value();
}
