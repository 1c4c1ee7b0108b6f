package io.plumbline.safety;

import java.util.List;
import java.util.Optional;

/**
 * What a rule adds to the words of its level.
 *
 * @param lead a sentence that goes first ("Please keep still.")
 * @param tell the key words to say on the phone
 * @param lines further phone lines of the region to show, by key ({@code crisis})
 */
public record Instruction(Optional<String> lead, Optional<String> tell, List<String> lines) {

  public static final Instruction NONE = new Instruction(Optional.empty(), Optional.empty(), List.of());

  public Instruction {
    lines = List.copyOf(lines);
  }
}
