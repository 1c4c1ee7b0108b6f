package io.plumbline.channel.web;

import io.plumbline.conversation.Hearing;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.dialog.ChecklistId;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Utterance;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server makes of words, and what it knows. Stores nothing. */
@RestController
@RequestMapping("/api/v1")
class UnderstandingController {

  private final Understander understander;
  private final TurnHandler turns;
  private final Clock clock;

  UnderstandingController(Understander understander, TurnHandler turns, Clock clock) {
    this.understander = understander;
    this.turns = turns;
    this.clock = clock;
  }

  @PostMapping("/understand")
  Understood understand(@RequestBody Bodies.Understand body) {
    var text = checked(body.text());
    var question = Optional.ofNullable(body.question())
        .map(id -> Hearing.named(id, turns.content()).orElseThrow(UnderstandingController::unknownQuestion))
        .map(open -> Hearing.question(open, turns.content()));
    var locale = Locale.forLanguageTag(Words.locale(body.locale()));
    return Understood.of(understander.understand(new Utterance(text, locale, question, today(body.today()))));
  }

  private static String checked(@Nullable String text) {
    if (text == null) {
      throw new Refused(ErrorCode.BAD_FRAME, "'text' is missing: send the words as a string");
    }
    if (text.codePointCount(0, text.length()) > Words.MOST_CHARACTERS) {
      throw new Refused(ErrorCode.TOO_LONG, "'text' is longer than " + Words.MOST_CHARACTERS + " characters: send less at a time");
    }
    return text;
  }

  private LocalDate today(@Nullable String today) {
    if (today == null) {
      return LocalDate.now(clock);
    }
    try {
      return LocalDate.parse(today);
    } catch (DateTimeParseException malformed) {
      throw new Refused(ErrorCode.BAD_FRAME, "'today' is a date such as 2026-03-01");
    }
  }

  private static Refused unknownQuestion() {
    return new Refused(ErrorCode.BAD_FRAME, "'question' is a question id of a pack, a finding id or an attribute: see /api/v1/findings");
  }

  /** The status of a span and the words that decide it. */
  record Asserted(String status, @Nullable String cue, @Nullable Integer cueStart, @Nullable Integer cueEnd) {
    @Override
    public String toString() {
      return "Asserted[" + status + "]";
    }
  }

  @PostMapping("/assertion")
  Asserted assertion(@RequestBody Bodies.Assertion body) {
    var text = checked(body.text());
    var start = body.start();
    var end = body.end();
    if (start == null || end == null || start < 0 || end <= start || end > text.length()) {
      throw new Refused(ErrorCode.BAD_FRAME, "'start' and 'end' are places in 'text', 0 to " + text.length() + ", the end after the start");
    }
    var asserted = understander.assertion(text, start, end, Locale.forLanguageTag(Words.locale(body.locale())));
    return asserted
        .cue()
        .map(cue -> new Asserted(asserted.status().wire(), cue.text(), cue.start(), cue.end()))
        .orElseGet(() -> new Asserted(asserted.status().wire(), null, null, null));
  }

  /** A finding that the server knows. */
  record Known(String id, String kind, String means, @Nullable String ask, @Nullable String label, String source) {}

  record KnownFindings(String version, List<Known> findings) {}

  @GetMapping("/findings")
  KnownFindings findings() {
    var content = turns.content();
    return new KnownFindings(
        content.version(),
        content.catalogue().findings().values().stream()
            .map(
                finding -> new Known(
                    finding.id().value(),
                    finding.kind().name().toLowerCase(Locale.ROOT),
                    finding.means(),
                    finding.asking().map(asking -> asking.ask()).orElse(null),
                    finding.asking().map(asking -> asking.label()).orElse(null),
                    finding.source()))
            .toList());
  }

  record KnownPack(String id, String title, List<String> checklists) {}

  record KnownPacks(String version, List<KnownPack> packs) {}

  @GetMapping("/packs")
  KnownPacks packs() {
    var content = turns.content();
    return new KnownPacks(
        content.version(),
        content.packs().values().stream()
            .map(
                pack -> new KnownPack(
                    pack.id().value(),
                    content.dialog(pack.dialog()).title(),
                    content.checklists().keySet().stream().map(ChecklistId::value).toList()))
            .toList());
  }
}
