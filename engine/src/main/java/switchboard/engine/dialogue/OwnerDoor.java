package switchboard.engine.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import switchboard.engine.dialogue.OwnerSheet.Level;
import switchboard.engine.dialogue.Thought.Letter;
import switchboard.engine.pin.Pin;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Staff;
import switchboard.engine.tool.OwnerResult.Known;
import switchboard.engine.tool.OwnerResult.PinChecked;
import switchboard.engine.tool.OwnerTool.CheckIn;
import switchboard.engine.tool.OwnerTool.Unlock;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;

/// Lets nobody hear about customers who has not given their PIN: a number can be forged.
record OwnerDoor(Speaker speaker) {

  /// How long a PIN that was texted counts.
  private static final Duration SESSION = Duration.ofHours(8);

  private static final String PIN = "pin";
  private static final String AGAIN = "again";
  private static final int PATIENCE = 3;

  Thought arrived(Frame frame, Staff it) {
    return Thought.act(OwnerSheet.begun(it.id()).onto(frame), new CheckIn(it.id()));
  }

  /// Whether somebody may be answered now. Who is no longer registered is not.
  boolean admits(Frame frame) {
    var sheet = OwnerSheet.of(frame);
    boolean known =
        sheet.person().equals(OwnerSheet.SIGNED_IN)
            || Staff.of(speaker.profile(), sheet.person()).isPresent();
    boolean open = sheet.level() == Level.OPEN && !sheet.expired(speaker.setting().now());
    return known && (open || sheet.level() == Level.BARE);
  }

  /// What is said outside the door: the PIN, or a question that is kept until it is given.
  Thought said(Frame frame, String words, Optional<OwnerAsk> wanted) {
    var sheet = OwnerSheet.of(frame);
    if (Staff.of(speaker.profile(), sheet.person()).isEmpty())
      return speaker.end(frame, "office-gone");
    var kept = wanted.map(sheet::asking).orElse(sheet);
    if (sheet.level() == Level.LOCKED)
      return Thought.act(kept.at(AGAIN).onto(frame), new CheckIn(sheet.person()));
    var digits = Pin.heard(words);
    if (digits.isPresent()) return unlocking(kept.onto(frame), digits.get());
    int missed = frame.talk().missed();
    if (missed >= PATIENCE && speaker.setting().voice())
      return speaker.end(frame, "office-pin-over");
    return asking(kept.onto(frame), missed);
  }

  /// Only a digest of it is ever written down.
  private Thought unlocking(Frame frame, String digits) {
    var sheet = OwnerSheet.of(frame);
    var digest = Pin.digest(sheet.person(), digits);
    return Thought.act(frame, new Unlock(sheet.person(), digest));
  }

  private Thought asking(Frame frame, int missed) {
    var now = OwnerSheet.of(frame).level(Level.SHUT).at(PIN).onto(frame);
    var counted = now.talk(it -> it.withMissed(missed + 1)).asking(Expectation.ANYTHING);
    var key = speaker.setting().voice() ? "office-pin" : "text-office-pin";
    return Thought.say(counted, speaker.phrases().say(key, missed));
  }

  Optional<Thought> learned(Frame frame, Tool tool, Result result) {
    return switch (result) {
      case Known it -> Optional.of(known(frame, it));
      case PinChecked it -> Optional.of(checked(frame, it));
      case Result.NothingFound _ when tool instanceof CheckIn ->
          Optional.of(known(frame, new Known(false, Optional.empty())));
      case Result _ -> Optional.empty();
    };
  }

  private Thought known(Frame frame, Known it) {
    var sheet = OwnerSheet.of(frame);
    boolean locked = it.locked().filter(speaker.setting().now()::isBefore).isPresent();
    boolean speaks = speaker.setting().voice() || sheet.step().equals(AGAIN);
    if (locked) return locked(sheet.level(Level.LOCKED).at("").onto(frame), speaks);
    if (!it.pin()) return bare(sheet.level(Level.BARE).at("").onto(frame), speaks);
    var shut = sheet.level(Level.SHUT).at(PIN).onto(frame);
    if (!speaks) return Thought.quiet(shut);
    return sheet.step().equals(AGAIN)
        ? asking(shut, 0)
        : speaker.tell(shut, "office-hello-pin", named(frame));
  }

  private Thought locked(Frame frame, boolean speaks) {
    return speaks ? speaker.end(frame, "office-locked") : Thought.quiet(frame);
  }

  private Thought bare(Frame frame, boolean speaks) {
    if (!speaks) return Thought.quiet(frame);
    return OwnerSheet.of(frame)
        .ask()
        .map(it -> new OwnerAsking(speaker).go(frame, it))
        .orElseGet(() -> speaker.tell(frame, "office-hello-bare", named(frame)));
  }

  private String[] named(Frame frame) {
    return new String[] {"name", name(frame), "business", speaker.profile().name()};
  }

  private String name(Frame frame) {
    return Staff.of(speaker.profile(), OwnerSheet.of(frame).person())
        .map(Staff::name)
        .filter(it -> !it.isBlank())
        .map(it -> ", " + Learning.first(it))
        .orElse("");
  }

  private Thought checked(Frame frame, PinChecked it) {
    return switch (it.verdict()) {
      case RIGHT -> opened(frame);
      case WRONG -> wrong(frame, it.left());
      case LOCKED_NOW -> lockedNow(frame);
      case LOCKED -> locked(level(frame, Level.LOCKED), true);
      case UNSET -> bare(level(frame, Level.BARE), true);
    };
  }

  private static Frame level(Frame frame, Level level) {
    return OwnerSheet.of(frame).level(level).at("").onto(frame);
  }

  private Thought opened(Frame frame) {
    var end = speaker.setting().now().plus(SESSION);
    var sheet = OwnerSheet.of(frame).level(Level.OPEN).at("").until(end);
    var now = sheet.onto(frame.talk(it -> it.withMissed(0)));
    return sheet
        .ask()
        .map(it -> new OwnerAsking(speaker).go(now, it).after(speaker.phrase("office-thanks")))
        .orElseGet(() -> speaker.tell(now, "office-open", "name", name(frame)));
  }

  private Thought wrong(Frame frame, int left) {
    var count =
        left == 1
            ? speaker.phrase("office-try")
            : speaker.phrase(
                "office-tries", "count", OwnerWords.capital(speaker.wording().count(left)));
    var now = OwnerSheet.of(frame).level(Level.SHUT).at(PIN).onto(frame);
    return speaker.tell(now, "office-pin-wrong", "left", count);
  }

  /// The owner hears of it, whoever it was.
  private Thought lockedNow(Frame frame) {
    var who =
        Staff.of(speaker.profile(), OwnerSheet.of(frame).person())
            .map(it -> it.name().isBlank() ? it.phone() : Personal.of(it.name()))
            .map(Personal::text)
            .orElse("");
    var alert =
        new Letter(true, Optional.empty(), speaker.phrase("office-alert-locked", "who", who));
    return speaker.end(level(frame, Level.LOCKED), "office-locked-now").writing(List.of(alert));
  }
}
