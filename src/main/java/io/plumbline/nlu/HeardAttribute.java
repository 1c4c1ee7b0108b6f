package io.plumbline.nlu;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;

/** An attribute that the text gives: "I'm 42", "for three weeks" (in days), "my 8 year old" (asking_for child, age 8). */
public record HeardAttribute(AttributeId id, AttributeValue value, double confidence, int start, int end) {}
