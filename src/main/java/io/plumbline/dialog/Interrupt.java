package io.plumbline.dialog;

import io.plumbline.clinical.Condition;

/** A dialog that is called at once, from anywhere, when its condition becomes true; once in a conversation. */
public record Interrupt(String id, Condition when, DialogId dialog) {}
