package dev.llmjava.cli.doctor;

import java.util.List;

/** Looks at one thing that can keep the command from working, and changes nothing. */
interface DoctorCheck {
  /** A word for it. */
  String name();

  /** What it found out; empty where there is nothing to say. */
  List<Diagnosis> run();
}
