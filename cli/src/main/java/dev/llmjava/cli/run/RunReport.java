package dev.llmjava.cli.run;

import dev.llmjava.cli.terminal.Interruption;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.text.Counted;

/**
 * What is told when a run is over.
 *
 * @param kept whether the results are in a file, so that another run knows them
 */
record RunReport(RunPlan plan, RunWork work, RunTally tally, boolean kept) {
  /**
   * Tells it.
   *
   * @return the exit code
   */
  int print(Output err) {
    RunTally.State state = tally.state();
    tally.printFailures(err);
    if (work.stopped()) {
      err.println(RunWords.summary(state) + (kept ? "; the same command goes on" : ""));
      return Interruption.INTERRUPTED;
    }
    if (state.left() > 0) {
      sayWhatIsLeft(err);
    }
    err.println(RunWords.summary(state));
    return state.failed() + state.left() == 0 ? 0 : 1;
  }

  private void sayWhatIsLeft(Output err) {
    if (tally.isEnough()) {
      err.println("Stopped at the first failure");
    } else if (plan.isHopeless()) {
      err.println("Stopped, because the others would fail, too");
    } else {
      plan.models().forEach(model -> sayPassedOver(model, err));
    }
  }

  private static void sayPassedOver(RunModel model, Output err) {
    int left = model.patience().left();
    if (model.patience().isOver() && left > 0) {
      err.print(
          "Passed over "
              + new Counted().and(left, "input").text()
              + " for "
              + RunFaults.oneLine(model.model().id())
              + ", which would fail, too\n");
    }
  }
}
