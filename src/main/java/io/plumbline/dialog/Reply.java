package io.plumbline.dialog;

/** One thing said to the patient. */
public sealed interface Reply {

  String text();

  /** Asks, or leads up to the question. */
  record Asking(String text) implements Reply {}

  /** What to do. */
  record Advice(String text) implements Reply {}

  /** What to do this moment. */
  record Emergency(String text) implements Reply {}

  /** Something to know. */
  record Info(String text) implements Reply {}

  /** A person is being brought in. */
  record Handoff(String text) implements Reply {}

  /** Something was not understood, taken back or put right. */
  record Repair(String text) implements Reply {}
}
