package dev.llmjava.cli.doctor;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Paint;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the checks found, as it is found; JSON at the end. */
final class DoctorReport {
  private static final int WORD = 7;
  private static final int NAME = 9;

  private final Terminal terminal;
  private final Paint paint;
  private final boolean asJson;
  private final List<Json> all = new ArrayList<>();

  /** Which check told of what first. */
  private final Map<String, String> told = new HashMap<>();

  private int problems;

  DoctorReport(Terminal terminal, boolean asJson) {
    this.terminal = terminal;
    this.paint = new Paint(terminal);
    this.asJson = asJson;
  }

  int problems() {
    return problems;
  }

  /** A check that fails has found a problem, too, and the next ones are made. */
  void run(DoctorCheck check) {
    try {
      check.run().forEach(diagnosis -> add(check.name(), diagnosis));
    } catch (Output.Closed e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      String first = told.putIfAbsent(Diagnosis.line(why), check.name());
      boolean isNew = first == null || first.equals(check.name());
      String found = "could not be looked at: " + why;
      add(check.name(), isNew ? Diagnosis.problem(found, null) : waits(first));
    }
  }

  private static Diagnosis waits(String first) {
    return Diagnosis.note("cannot be looked at until the problem of " + first + " is mended", null);
  }

  /** What is at fault is told once; who depends on it says so. */
  private void add(String check, Diagnosis diagnosis) {
    if (diagnosis.status() == Diagnosis.Status.PROBLEM) {
      String first = told.putIfAbsent(diagnosis.found(), check);
      if (first != null && !first.equals(check)) {
        add(check, waits(first));
        return;
      }
    }
    problems += diagnosis.status() == Diagnosis.Status.PROBLEM ? 1 : 0;
    if (asJson) {
      all.add(diagnosis.toJson(check));
      return;
    }
    String word = diagnosis.status().word();
    paint
        .in(style(diagnosis.status()), word)
        .plain(" ".repeat(WORD + 1 - word.length()))
        .in(Paint.BOLD, check)
        .plain(" ".repeat(Math.max(1, NAME + 1 - check.length())))
        .plain(diagnosis.found())
        .plain(diagnosis.advice() == null ? "" : " - " + diagnosis.advice())
        .endLine();
  }

  private static String style(Diagnosis.Status status) {
    return switch (status) {
      case OK -> Paint.GREEN;
      case NOTE -> Paint.YELLOW;
      case PROBLEM -> Paint.RED;
    };
  }

  void end() {
    if (asJson) {
      terminal.out().print(Json.array(all).format(JsonStyle.PYTHON_INDENTED) + "\n");
    }
  }
}
