package dev.llmjava.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public method that the model may call. Its parameters are described as {@link
 * dev.llmjava.schema.Parameters} has it; one of type {@link dev.llmjava.ToolContext} is given the
 * current call and the model does not see it. What it returns is sent as {@link
 * dev.llmjava.Tool.Body#run} says.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ToolMethod {
  /** What it does, for the model; empty where {@code @Description} says it. */
  String value() default "";

  /** The name for the model; empty for that of the method. */
  String name() default "";
}
