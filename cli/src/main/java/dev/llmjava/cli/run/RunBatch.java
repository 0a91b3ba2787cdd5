package dev.llmjava.cli.run;

import dev.llmjava.Message;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.prompt.Logging;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Interruption;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.text.Counted;
import dev.llmjava.cli.text.TokenUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a file: all inputs are checked, then those that have no answer are asked. */
final class RunBatch {
  private final RunFile file;
  private final Arguments arguments;
  private final Session session;
  private final Logging logging;
  private final RunPrompts prompts;

  RunBatch(RunFile file, Arguments arguments, Session session, Logging logging) {
    this.file = file;
    this.arguments = arguments;
    this.session = session;
    this.logging = logging;
    this.prompts = new RunPrompts(file, arguments, session, logging);
  }

  /**
   * Asks.
   *
   * @return the exit code
   */
  int run(RunSink sink) {
    RunPlan plan = plan(sink.answered());
    sayGone(plan);
    if (plan.toAsk() == 0) {
      session.err().println("Nothing to ask: " + inputs(plan.total()) + ", answered before");
      return 0;
    }
    sayChanged(plan);
    var tally = new RunTally(plan.answered(), plan.toAsk(), arguments.has("fail-fast"));
    var setting = new RunWork.Setting(plan, prompts, logging);
    var work = new RunWork(setting, sink, tally, RunOptions.jobs(arguments));
    var report = new RunReport(plan, work, tally, sink.keeps());
    return Interruption.whileAnswering(work::stop, () -> work(report, sink));
  }

  /** They are answers all the same; who wants the file without them has to say so. */
  private void sayGone(RunPlan plan) {
    int gone = plan.gone();
    if (gone > 0 && !arguments.has("limit")) {
      session
          .err()
          .println(
              "The results hold answers to "
                  + inputs(gone)
                  + " that the file does not have any more; they stay");
    }
  }

  private void sayChanged(RunPlan plan) {
    if (plan.changed() == 1) {
      session.err().println("1 input changed since it was answered; asking again");
    } else if (plan.changed() > 0) {
      session
          .err()
          .println(inputs(plan.changed()) + " changed since they were answered; asking again");
    }
  }

  /**
   * An open client would hold up the exit, and the results may be a file that is not to stay: both
   * are closed before the exit is allowed to go on.
   */
  private int work(RunReport report, RunSink sink) {
    try (var progress = RunProgress.of(session)) {
      progress.show(() -> RunWords.progress(report.tally().state(), pause()));
      report.work().run(file, RunOptions.limit(arguments));
    } finally {
      session.close();
      sink.close();
    }
    return report.print(session.err());
  }

  private Duration pause() {
    Duration longest = Duration.ZERO;
    for (RunModel model : prompts.models().all()) {
      Duration pause = model.pace().pause();
      longest = pause.compareTo(longest) > 0 ? pause : longest;
    }
    return longest;
  }

  private RunPlan plan(Map<String, String> answered) {
    var plan = new RunPlan(prompts, answered);
    file.each(RunOptions.limit(arguments), plan);
    int faults = plan.faults().count();
    if (faults > 0) {
      plan.faults().print(session.err());
      throw new Failure(
          inputs(faults)
              + " of "
              + TokenUsage.grouped(plan.total())
              + " cannot be asked; nothing was asked");
    }
    if (plan.total() == 0) {
      String name = String.valueOf(arguments.at(0));
      boolean piped = name.equals(RunFile.STANDARD_INPUT);
      throw new Failure((piped ? "standard input" : "\"" + name + "\"") + " has no inputs");
    }
    return plan;
  }

  private static String inputs(int count) {
    return new Counted().and(count, "input").text();
  }

  /**
   * Shows what would be asked, and asks nothing.
   *
   * @param results those of earlier runs; null for none
   */
  int show(@Nullable Path results) {
    RunPlan plan = plan(results == null ? Map.of() : RunResults.look(results).answered());
    Output out = session.out();
    out.println(
        inputs(plan.total())
            + ": "
            + TokenUsage.grouped(plan.answered())
            + " answered, "
            + TokenUsage.grouped(plan.toAsk())
            + " to ask"
            + (plan.changed() == 0 ? "" : ", " + plan.changed() + " of them changed"));
    RunPrompt first = plan.first();
    if (first != null) {
      show(first, out);
    }
    return 0;
  }

  private static void show(RunPrompt first, Output out) {
    String model = RunFaults.oneLine(first.model().model().id());
    out.print("The first is " + first.name().place() + ", to " + model + ":\n");
    for (Message message : first.prompt().messages()) {
      out.print(message.role().name().toLowerCase(Locale.ROOT) + ": " + message.text() + "\n");
    }
  }
}
