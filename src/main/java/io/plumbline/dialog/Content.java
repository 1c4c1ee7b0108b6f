package io.plumbline.dialog;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.FindingId;
import io.plumbline.safety.Screen;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All that nurses wrote, compiled: shared and immutable.
 *
 * @param version hash of the files it was compiled from, in hexadecimal
 * @param named conditions used by name
 */
public record Content(
    String version,
    Catalogue catalogue,
    Screen screen,
    List<Interrupt> interrupts,
    Levels levels,
    Repairs repairs,
    Map<DialogId, Dialog> dialogs,
    SequencedMap<ChecklistId, Checklist> checklists,
    SequencedMap<PackId, Pack> packs,
    Map<String, Condition> named) {

  public Content {
    interrupts = List.copyOf(interrupts);
    dialogs = Map.copyOf(dialogs);
    checklists = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(checklists));
    packs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(packs));
    named = Map.copyOf(named);
  }

  /** This conversation's own content under the newest safety: warning signs, their questions and levels are never out of date. */
  public Content guardedBy(Content newest) {
    if (version.equals(newest.version)) {
      return this;
    }
    var findings = new LinkedHashMap<>(catalogue.findings());
    findings.putAll(newest.catalogue.findings());
    var attributes = new LinkedHashMap<>(catalogue.attributes());
    newest.catalogue.attributes().forEach(attributes::putIfAbsent);
    var allDialogs = new LinkedHashMap<>(newest.dialogs);
    allDialogs.putAll(dialogs);
    var allChecklists = new LinkedHashMap<>(newest.checklists);
    allChecklists.putAll(checklists);
    var allNamed = new LinkedHashMap<>(named);
    allNamed.putAll(newest.named);
    return new Content(
        version,
        new Catalogue(findings, attributes),
        newest.screen,
        newest.interrupts,
        newest.levels,
        repairs,
        allDialogs,
        allChecklists,
        packs,
        allNamed);
  }

  public Dialog dialog(DialogId id) {
    var dialog = dialogs.get(id);
    if (dialog == null) {
      throw new IllegalArgumentException("no dialog '" + id + "'");
    }
    return dialog;
  }

  public Pack pack(PackId id) {
    var pack = packs.get(id);
    if (pack == null) {
      throw new IllegalArgumentException("no pack '" + id + "'; there are " + packs.keySet());
    }
    return pack;
  }

  public Checklist checklist(ChecklistId id) {
    var checklist = checklists.get(id);
    if (checklist == null) {
      throw new IllegalArgumentException("no checklist '" + id + "'");
    }
    return checklist;
  }

  /** The screening checklist that asks for the finding, if one does. */
  public Optional<Checklist> screeningOf(FindingId finding) {
    return checklists.values().stream().filter(list -> list.screening() && list.items().contains(finding)).findFirst();
  }
}
