package dev.llmjava.cli.run;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.prompt.Logging;
import dev.llmjava.cli.session.Session;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code llm run} */
public final class RunCommand implements Command {
  private static final String STANDARD_OUTPUT = "/dev/stdout";

  @Override
  public Spec spec() {
    return RunOptions.make();
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    RunOptions.check(arguments);
    session.withoutRetries(); // the pace has to see every refusal
    boolean dry = arguments.has("dry-run");
    Arguments all = dry ? arguments.without("log").withFlag("no-log") : arguments;
    try (RunFile file = RunFile.open(all.required(0), session.terminal());
        var logging = new Logging(all, session)) {
      var batch = new RunBatch(file, all, session, logging);
      Path results = results(file, all);
      if (dry) {
        return batch.show(results);
      }
      try (RunSink sink =
          results == null ? new RunOutput(session.out()) : RunResults.open(results)) {
        return batch.run(sink);
      }
    }
  }

  /** Null for standard output. */
  private static @Nullable Path results(RunFile file, Arguments arguments) {
    String given = arguments.value("output");
    if (given == null) {
      return file.results();
    }
    return given.equals("-") || given.equals(STANDARD_OUTPUT) ? null : Path.of(given);
  }
}
