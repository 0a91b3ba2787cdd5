package dev.llmjava.cli.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads, while they are compiled, what comments say about public static methods. */
@SupportedAnnotationTypes("*")
final class FunctionComments extends AbstractProcessor {
  /** A method of a top-level class. */
  record Commented(String type, String method, FunctionComment comment) {}

  private final List<Commented> found = new ArrayList<>();

  /** In the order of the source. */
  List<Commented> found() {
    return found;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Elements elements = processingEnv.getElementUtils();
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      String name = elements.getBinaryName(type).toString();
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (isFunction(method)) {
          FunctionComment comment = FunctionComment.of(elements.getDocComment(method));
          found.add(new Commented(name, method.getSimpleName().toString(), comment));
        }
      }
    }
    return false;
  }

  /** The entry of a program is there for people. */
  private static boolean isFunction(Element method) {
    return method.getModifiers().containsAll(Set.of(Modifier.PUBLIC, Modifier.STATIC))
        && !method.getSimpleName().contentEquals("main");
  }
}
