package io.plumbline.dialog.yaml;

import io.plumbline.clinical.FindingId;
import io.plumbline.dialog.Catalogue;
import io.plumbline.dialog.Checklist;
import io.plumbline.dialog.ChecklistId;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Dialog;
import io.plumbline.dialog.DialogId;
import io.plumbline.dialog.Finding;
import io.plumbline.dialog.Levels;
import io.plumbline.dialog.Pack;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Repairs;
import io.plumbline.dialog.Switch;
import io.plumbline.safety.Scoring;
import io.plumbline.safety.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiles the files of {@code dialogs/} into {@link Content}, or says everything that stands against it. */
public final class ContentReader {

  private final Set<String> turned;

  public ContentReader() {
    this(Set.of());
  }

  /** @param turned switches to set the other way than {@code watch.yaml} does, to see what that would change */
  public ContentReader(Set<String> turned) {
    this.turned = Set.copyOf(turned);
  }

  /**
   * What the files hold.
   *
   * @param content empty when there are problems, but for those that only make it hard to read
   * @param switches the open points that can be set, and how they are set
   */
  public record Compiled(Optional<Content> content, List<Problem> problems, List<Switch> switches) {
    public Compiled {
      problems = List.copyOf(problems);
      switches = List.copyOf(switches);
    }
  }

  /**
   * The files of a folder by their path inside it, tests and schemas left out.
   *
   * @throws UncheckedIOException when the folder cannot be read
   */
  public static SortedMap<String, String> files(Path folder) {
    try (var paths = Files.walk(folder)) {
      var files = new TreeMap<String, String>();
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(path).toString().replace('\\', '/');
        if (isContent(name)) {
          files.put(name, Files.readString(path, StandardCharsets.UTF_8));
        }
      }
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the dialogs in " + folder, unreadable);
    }
  }

  /** Whether a file under {@code dialogs/} is compiled: YAML, and neither a test nor a schema. */
  public static boolean isContent(String path) {
    return (path.endsWith(".yaml") || path.endsWith(".yml")) && !path.contains("tests/") && !path.startsWith("schema/");
  }

  /** @param files text by path inside {@code dialogs/} */
  public Compiled read(SortedMap<String, String> files) {
    return new Reading(files, turned).compile();
  }

  /** SHA-256 over paths and texts, and the switches turned. */
  private static String version(SortedMap<String, String> files, Set<String> turned) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (path, text) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
          });
      turned.stream().sorted().forEach(name -> digest.update(name.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /** One run over all files. */
  private static final class Reading {
    private final SortedMap<String, String> files;
    private final Set<String> turned;
    private final Problems problems = new Problems();
    private final Map<String, Tree> trees = new TreeMap<>();
    private final Map<Checklist, Problem.Place> checklists = new LinkedHashMap<>();
    private final Map<DialogId, DialogReader.Placed> dialogs = new LinkedHashMap<>();
    private final Map<PackId, Pack> packs = new LinkedHashMap<>();

    Reading(SortedMap<String, String> files, Set<String> turned) {
      this.files = files;
      this.turned = turned;
    }

    Compiled compile() {
      files.forEach((path, text) -> new TreeReader(path, problems).read(text).ifPresent(tree -> trees.put(path, tree)));
      var names = new Names(Known.in(trees), problems);
      var catalogue = required(Known.FINDINGS).map(tree -> new CatalogueReader(names, problems).read(tree));
      var watchReader = new WatchReader(names, problems, turned);
      var watch = required(Known.WATCH).map(watchReader::read);
      var levels = required(Known.LEVELS).map(tree -> new LevelsReader(names, problems).read(tree));
      var repairs = required(Known.REPAIR).flatMap(tree -> new RepairReader(problems).read(tree));
      readDialogs(names);
      readAsPatient();
      var byId = checklistsById();
      if (catalogue.isPresent() && watch.isPresent()) {
        var lint = new Lint(catalogue.get(), watch.get(), byId, problems);
        dialogs.values().forEach(lint::dialog);
        packs.values().forEach(pack -> Optional.ofNullable(dialogs.get(pack.dialog())).ifPresent(lint::pack));
        lint.unused(names.usedConditions(), watchReader.conditionPlaces());
      }
      if (!problems.none() || catalogue.isEmpty() || watch.isEmpty() || levels.isEmpty() || repairs.isEmpty()) {
        return new Compiled(Optional.empty(), problems.all(), List.of());
      }
      return new Compiled(Optional.of(content(catalogue.get(), watch.get(), levels.get(), repairs.get(), byId)), problems.all(),
          watch.get().switches());
    }

    /** Dialogs without {@code plain-words.yaml} are not held against anything. */
    private void readAsPatient() {
      var tree = trees.get(Known.PLAIN_WORDS);
      if (tree != null) {
        var plain = new PlainWords(tree, problems);
        trees.forEach((path, text) -> {
          if (!path.equals(Known.PLAIN_WORDS)) {
            plain.check(path, text);
          }
        });
      }
    }

    private Optional<Tree> required(String file) {
      var tree = Optional.ofNullable(trees.get(file));
      if (!files.containsKey(file)) {
        problems.add(
            Problem.Code.PL020, new Problem.Place(file, 1, 1), "there is no " + file, "add it beside the packs; the README shows one");
      }
      return tree;
    }

    private void readDialogs(Names names) {
      var reader = new DialogReader(names, problems);
      for (var entry : trees.entrySet()) {
        var path = entry.getKey();
        var folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (folder.isEmpty() && !List.of(Known.FINDINGS, Known.WATCH, Known.LEVELS, Known.REPAIR, Known.PLAIN_WORDS).contains(name)) {
          reader.read(entry.getValue(), path).ifPresent(placed -> addDialog(placed));
          addChecklists(reader, new Fields(entry.getValue(), path, new Problems()));
        } else if (name.equals(Known.DIALOG)) {
          reader.read(entry.getValue(), path).ifPresent(placed -> addPack(names, folder, placed));
          addChecklists(reader, new Fields(entry.getValue(), path, new Problems()));
        } else if (name.equals(Known.CHECKLISTS)) {
          var fields = new Fields(entry.getValue(), path, problems);
          addChecklists(reader, fields);
          fields.done();
        } else if (!folder.isEmpty()
            && !List.of(Known.TRIGGERS, Known.CONDITIONS, Known.RELIEF, Known.TOPICS).contains(name)) {
          problems.add(
              Problem.Code.PL002,
              new Problem.Place(path, 1, 1),
              "nothing reads this file",
              Nearest.mend(
                  name,
                  List.of(Known.DIALOG, Known.CHECKLISTS, Known.TRIGGERS, Known.CONDITIONS, Known.RELIEF, Known.TOPICS),
                  "remove it, or move tests to tests/"));
        }
      }
      if (packs.isEmpty()) {
        problems.add(
            Problem.Code.PL020,
            new Problem.Place(Known.DIALOG, 1, 1),
            "there is no pack that can be read",
            "add a folder with a " + Known.DIALOG);
      }
    }

    private void addChecklists(DialogReader reader, Fields file) {
      reader.checklists(file).forEach(checklists::put);
    }

    private void addDialog(DialogReader.Placed placed) {
      var before = dialogs.putIfAbsent(placed.dialog().id(), placed);
      if (before != null) {
        problems.add(
            Problem.Code.PL008,
            new Problem.Place(placed.file(), 1, 1),
            "the dialog '" + placed.dialog().id() + "' is also in " + before.file(),
            "give one of them its own name");
      }
    }

    private void addPack(Names names, String folder, DialogReader.Placed placed) {
      addDialog(placed);
      var inside = new HashMap<String, Tree>();
      trees.forEach(
          (path, tree) -> {
            if (path.startsWith(folder + "/")) {
              inside.put(path.substring(folder.length() + 1), tree);
            }
          });
      var id = new PackId(folder);
      packs.put(id, new PackReader(names, problems).read(id, placed.dialog().id(), inside));
    }

    private SequencedMap<ChecklistId, Checklist> checklistsById() {
      var byId = new LinkedHashMap<ChecklistId, Checklist>();
      checklists.forEach(
          (checklist, place) -> {
            if (byId.putIfAbsent(checklist.id(), checklist) != null) {
              problems.add(
                  Problem.Code.PL008,
                  place,
                  "the checklist '" + checklist.id() + "' is defined twice",
                  "give one of them its own name");
            }
          });
      return byId;
    }

    private Content content(
        Catalogue catalogue,
        WatchReader.Watch watch,
        Levels levels,
        Repairs repairs,
        SequencedMap<ChecklistId, Checklist> byId) {
      var unsureIsPresent = new LinkedHashSet<FindingId>();
      var history = new LinkedHashSet<FindingId>();
      for (var finding : catalogue.findings().values()) {
        if (finding.unsure() == Finding.Unsure.PRESENT) {
          unsureIsPresent.add(finding.id());
        }
        if (finding.history()) {
          history.add(finding.id());
        }
      }
      var screen = new Screen(watch.rules(), watch.conditions(), new Scoring(unsureIsPresent, history));
      var compiled = new LinkedHashMap<DialogId, Dialog>();
      dialogs.forEach((id, placed) -> compiled.put(id, placed.dialog()));
      return new Content(
          version(files, turned),
          catalogue,
          screen,
          watch.interrupts(),
          levels,
          repairs,
          compiled,
          byId,
          new LinkedHashMap<>(packs),
          watch.conditions());
    }
  }
}
