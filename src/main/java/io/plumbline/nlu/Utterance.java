package io.plumbline.nlu;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * One message to be understood.
 *
 * @param text as typed; offsets in the {@link Understanding} are UTF-16 indices into it
 * @param question what was asked, so that "no" has something to answer
 * @param today for dates ("since Monday", "on 3 May")
 */
public record Utterance(String text, Locale locale, Optional<OpenQuestion> question, LocalDate today) {}
