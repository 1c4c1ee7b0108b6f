package io.plumbline.dialog;

import io.plumbline.clinical.Disposition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of the five levels of care and the phone numbers of each region.
 *
 * @param safetyNetFull when to get emergency help, in full
 * @param safetyNetShort the same in short, where the level is itself urgent
 * @param disclaimer said with each level
 * @param aliases other names of regions: {@code UK} for {@code GB}
 */
public record Levels(
    Map<Disposition, Level> levels,
    String safetyNetFull,
    String safetyNetShort,
    String disclaimer,
    Map<String, Region> regions,
    Map<String, String> aliases) {

  /** Where a patient is whose region nobody knows: 112 works in every country of the Union and in most mobile networks. */
  public static final String DEFAULT_REGION = "EU";

  public Levels {
    levels = Map.copyOf(levels);
    regions = Map.copyOf(regions);
    aliases = Map.copyOf(aliases);
  }

  /** The level's words; the reader has made sure that all five are there. */
  public Level level(Disposition disposition) {
    var level = levels.get(disposition);
    if (level == null) {
      throw new IllegalStateException("levels.yaml has no words for " + disposition.wire());
    }
    return level;
  }

  /** The region by id or alias, in any case; the default one when it is not known. */
  public Region region(String name) {
    var upper = name.toUpperCase(java.util.Locale.ROOT);
    var known = regions.get(aliases.getOrDefault(upper, upper));
    if (known != null) {
      return known;
    }
    var fallback = regions.get(DEFAULT_REGION);
    if (fallback == null) {
      throw new IllegalStateException("levels.yaml has no region " + DEFAULT_REGION);
    }
    return fallback;
  }

  /**
   * What is said at a level.
   *
   * @param text what to do, action first
   * @param until what to do until then
   * @param comeBack when to come back
   */
  public record Level(
      Disposition disposition,
      String headline,
      String text,
      Optional<String> until,
      String comeBack,
      List<Action> actions,
      boolean fullSafetyNet,
      String source) {
    public Level {
      actions = List.copyOf(actions);
    }
  }

  /** A button that calls: its label and the key of the region's line. */
  public record Action(String label, String line) {}

  public record Region(String id, String name, Map<String, Line> lines, String source) {
    public Region {
      lines = Map.copyOf(lines);
    }

    public Optional<Line> line(String key) {
      return Optional.ofNullable(lines.get(key));
    }
  }

  /**
   * Somebody to call.
   *
   * @param name as spoken of: "NHS 111"
   * @param number digits as dialled; empty where the region has no such line
   * @param text how to reach it by text message
   */
  public record Line(String name, Optional<String> number, Optional<String> text) {}
}
