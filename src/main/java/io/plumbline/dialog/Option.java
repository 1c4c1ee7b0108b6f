package io.plumbline.dialog;

/** One answer that can be tapped. */
public record Option(String id, String label) {}
