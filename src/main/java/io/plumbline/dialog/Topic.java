package io.plumbline.dialog;

/** What is said to a question asked in passing. */
public record Topic(TopicId id, String says, String source) {}
