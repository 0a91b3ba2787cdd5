package dev.llmjava.cli.command;

import dev.llmjava.cli.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads a command line with picocli, set to click's rules, which are LLM's: options and arguments
 * in any order, short options joined, no abbreviations, and an option takes its values whatever
 * they look like. What is wrong is said in click's words. The model is built by hand and not from
 * annotations, and only for the command that was chosen, because reflection is felt at start-up.
 */
public final class Parser {
  private final Spec spec;
  private final List<String> tokens;

  private Parser(Spec spec, List<String> tokens) {
    this.spec = spec;
    this.tokens = tokens;
  }

  /** Null when help is asked for. */
  public static @Nullable Arguments parse(Spec spec, List<String> tokens) {
    return new Parser(spec, tokens).parse();
  }

  private @Nullable Arguments parse() {
    ParseResult result;
    try {
      result = line().parseArgs(tokens.toArray(new String[0]));
    } catch (MissingParameterException e) {
      throw missing(e);
    } catch (UnmatchedArgumentException e) {
      throw UsageError.of(spec, noSuchOption(e.getUnmatched().getFirst()));
    } catch (ParameterException e) {
      throw needlessValue(e);
    }
    return result.hasMatchedOption(Spec.HELP.names().getFirst()) ? null : arguments(result);
  }

  private CommandLine line() {
    CommandSpec command = CommandSpec.create();
    for (Spec.Option option : spec.options()) {
      OptionSpec.Builder builder =
          OptionSpec.builder(option.names().toArray(new String[0]))
              .arity(Integer.toString(option.values()));
      command.addOption(
          option.values() == 0
              ? builder.type(boolean.class).build()
              : builder.type(List.class).auxiliaryTypes(String.class).build());
    }
    command.addPositional(
        PositionalParamSpec.builder()
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    command.parser().allowOptionsAsOptionParameters(true);
    return new CommandLine(command).setOverwrittenOptionsAllowed(true).setExpandAtFiles(false);
  }

  private Arguments arguments(ParseResult result) {
    List<String> positional = new ArrayList<>();
    if (!result.matchedPositionals().isEmpty()) {
      // listed once for every run of arguments between options, each time with all of its values
      positional.addAll(result.matchedPositionals().getFirst().originalStringValues());
    }
    var checks = new Checks(spec);
    var arguments = new Arguments(spec, positional);
    for (OptionSpec matched : result.matchedOptions()) {
      Spec.Option option = spec.option(matched.names()[0]);
      // an option given twice is listed twice, each time with all of its values
      if (!arguments.has(option.key())) {
        List<String> values = option.values() == 0 ? List.of() : matched.originalStringValues();
        values.forEach(value -> checks.value(option, value));
        arguments.add(option, values);
      }
    }
    checks.arguments(positional);
    return arguments;
  }

  private UsageError missing(MissingParameterException e) {
    ArgSpec missing = e.getMissing().getFirst();
    Spec.Option option = spec.option(((OptionSpec) missing).names()[0]);
    return UsageError.bare(
        "Option '"
            + typed(option)
            + (option.values() == 1
                ? "' requires an argument."
                : "' requires " + option.values() + " arguments."));
  }

  /**
   * The name an option was given by, which is somewhere near the end when its values are missing.
   */
  private String typed(Spec.Option option) {
    for (String token : tokens.reversed()) {
      for (String name : option.names()) {
        boolean joined = name.length() == 2 && token.matches("-\\w*" + name.charAt(1));
        if (joined || token.equals(name)) {
          return name;
        }
      }
    }
    return option.names().getFirst();
  }

  /** A flag with a value: {@code --json=1}, or {@code -x=1}, which click takes for two flags. */
  private UsageError needlessValue(ParameterException e) {
    for (String token : tokens) {
      int equals = token.indexOf('=');
      String name = equals < 0 ? token : token.substring(0, equals);
      Spec.Option option = equals < 0 ? null : spec.find(name);
      if (option != null && option.values() == 0) {
        return name.startsWith("--")
            ? UsageError.bare("Option '" + name + "' does not take a value.")
            : UsageError.of(spec, noSuchOption("-="));
      }
    }
    return UsageError.of(spec, String.valueOf(e.getMessage()));
  }

  private String noSuchOption(String token) {
    if (!token.startsWith("--")) {
      return "No such option '" + firstUnknown(token) + "'.";
    }
    int equals = token.indexOf('=');
    String name = equals < 0 ? token : token.substring(0, equals);
    var names = new ArrayList<String>();
    for (Spec.Option option : spec.options()) {
      for (String each : option.names()) {
        if (each.startsWith("--")) {
          names.add(each);
        }
      }
    }
    return "No such option '" + name + "'." + Suggestions.phrase(name, names);
  }

  /** The first letter of joined short options that is none. */
  private String firstUnknown(String token) {
    for (int i = 1; i < token.length(); i++) {
      String name = "-" + token.charAt(i);
      if (spec.find(name) == null) {
        return name;
      }
    }
    return token;
  }
}
