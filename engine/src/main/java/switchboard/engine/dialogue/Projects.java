package switchboard.engine.dialogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.job.Match;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// A customer's jobs, as they are talked about: told, named one by one, and chosen from. They are
/// kept in the form from one turn to the next.
record Projects(Speaker speaker) {

  private static final String JOBS = "jobs";
  private static final int MOST = 4;
  private static final String BETWEEN = "\t";

  static Frame keep(Frame frame, List<JobCard> jobs) {
    var lines = jobs.stream().map(Projects::line).collect(Collectors.joining("\n"));
    return WorkTalk.with(frame, JOBS, lines);
  }

  private static String line(JobCard it) {
    return String.join(
        BETWEEN,
        it.id(),
        it.status().name(),
        Integer.toString(it.percent()),
        it.deadline().map(LocalDate::toString).orElse(""),
        plain(it.manager().orElse("")),
        plain(it.title()));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ");
  }

  static List<JobCard> kept(Frame frame) {
    return WorkTalk.form(frame).get(JOBS).filter(it -> !it.isEmpty()).stream()
        .flatMap(String::lines)
        .map(Projects::card)
        .toList();
  }

  private static JobCard card(String line) {
    var it = line.split(BETWEEN, 6);
    return new JobCard(
        it[0],
        it[5],
        Status.valueOf(it[1]),
        Integer.parseInt(it[2]),
        Optional.of(it[3]).filter(text -> !text.isEmpty()).map(LocalDate::parse),
        Optional.of(it[4]).filter(text -> !text.isEmpty()));
  }

  /// "website redesign": a title in the middle of a sentence.
  static String called(JobCard it) {
    var title = it.title().strip().replaceFirst("^(?i)(the|my|your|our) ", "");
    boolean name = title.length() < 2 || Character.isUpperCase(title.charAt(1));
    return name
        ? title
        : title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1);
  }

  /// How far it is, and by when; who looks after it.
  String told(JobCard it) {
    boolean open = it.status() != Status.DONE && it.status() != Status.CANCELLED;
    var more = open ? Stream.of(due(it), manager(it)) : Stream.of(manager(it));
    return Stream.concat(Stream.of(stands(it)), more.flatMap(Optional::stream))
        .collect(Collectors.joining(" "));
  }

  private String stands(JobCard it) {
    var key = "jobs-" + it.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return speaker.phrase(key, "title", called(it), "percent", Integer.toString(it.percent()));
  }

  /// "Your website project is 75 percent complete", without the rest.
  private String briefly(JobCard it) {
    return stands(it).replaceFirst("\\.$", "");
  }

  private Optional<String> due(JobCard it) {
    var today = LocalDate.ofInstant(speaker.setting().now(), speaker.setting().zone());
    return it.deadline().map(on -> on.isBefore(today) ? speaker.phrase("jobs-overdue") : until(on));
  }

  private String until(LocalDate on) {
    var noon = on.atTime(LocalTime.NOON).atZone(speaker.setting().zone()).toInstant();
    return speaker.phrase("jobs-due", "date", speaker.wording().day(noon));
  }

  /// When it will be done.
  String when(JobCard it) {
    return due(it).orElseGet(() -> speaker.phrase("jobs-no-date"));
  }

  private Optional<String> manager(JobCard it) {
    return it.manager().map(name -> speaker.phrase("jobs-manager", "manager", name));
  }

  /// Who sees to it.
  String who(JobCard it) {
    return manager(it).orElseGet(() -> speaker.phrase("jobs-no-manager"));
  }

  /// One by one, with the question which of them is meant.
  Thought which(Frame frame, String key) {
    var jobs = kept(frame);
    boolean brief = key.equals("jobs-which") && frame.talk().asked() != Expectation.CHOICE;
    var each = jobs.stream().limit(MOST).map(it -> brief ? briefly(it) : called(it)).toList();
    var keys = new ArrayList<String>();
    for (var it : jobs) keys.add(speaker.wording().tongue().key(keys.size() + 1, called(it)));
    return speaker.ask(
        frame,
        Expectation.CHOICE,
        key,
        "count",
        speaker.wording().count(jobs.size()),
        "jobs",
        brief ? String.join(". ", each) : speaker.wording().either(each),
        "keys",
        speaker.wording().either(keys));
  }

  /// The one that was named, or its number.
  static Optional<JobCard> chosen(Frame frame, String words, Understanding meaning) {
    var jobs = kept(frame);
    return meaning
        .slots()
        .choice()
        .flatMap(it -> numbered(jobs, it))
        .or(() -> Match.named(words, jobs));
  }

  private static Optional<JobCard> numbered(List<JobCard> jobs, int number) {
    int at = number < 0 ? jobs.size() + number : number - 1;
    return at >= 0 && at < jobs.size() ? Optional.of(jobs.get(at)) : Optional.empty();
  }
}
