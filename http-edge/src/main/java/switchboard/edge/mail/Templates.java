package switchboard.edge.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.edge.mail.Template.Faulty;

/// Makes e-mails of templates: a subject, a page of HTML, and the same in plain text. Every value
/// is text; in HTML it cannot become anything else.
public final class Templates {

  /// Those that come with the house.
  public static final List<String> SHIPPED =
      List.of(
          "appointment-confirmed",
          "appointment-moved",
          "appointment-cancelled",
          "appointment-reminder",
          "waitlist-offer",
          "owner-notice",
          "change-request");

  /// Those written to customers stand in these languages too.
  public static final List<String> LANGUAGES = List.of("es");

  private final Jinja html = Jinja.html();
  private final Jinja plain = Jinja.plain();
  private final String frame = read("frame.html");
  private final Map<String, Template> shipped = new LinkedHashMap<>();

  public Templates() {
    SHIPPED.forEach(it -> shipped.put(it, Template.parse(read(it + ".html"))));
    for (var language : LANGUAGES)
      SHIPPED.stream()
          .filter(it -> it.startsWith("appointment-"))
          .map(it -> language + "/" + it)
          .forEach(it -> shipped.put(it, Template.parse(read(it + ".html"))));
  }

  /// As it stands in a language (BCP 47), or in English where it does not.
  public Template shipped(String name, String language) {
    var code = Locale.forLanguageTag(language).getLanguage();
    return Optional.ofNullable(shipped.get(code + "/" + name)).orElseGet(() -> shipped(name));
  }

  /// @throws IllegalArgumentException if none of this name comes with the house
  public Template shipped(String name) {
    return Optional.ofNullable(shipped.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no such template"));
  }

  public Rendered render(String name, Map<String, String> values) {
    return render(shipped(name), values);
  }

  /// @throws Faulty naming the line of the template, never a value
  public Rendered render(Template template, Map<String, String> values) {
    var subject = Headers.line(plain.fill(template.subject(), values), 200);
    var page = page(template, values, subject);
    var text =
        template.text().map(it -> plain.fill(it, values).strip() + "\n").orElse(HtmlText.of(page));
    return new Rendered(subject, page, text);
  }

  private String page(Template template, Map<String, String> values, String subject) {
    var middle = html.fill(template.html(), values);
    if (template.whole()) return middle;
    var all = new LinkedHashMap<>(values);
    all.put("subject", subject);
    all.put("content", middle);
    return html.fill(frame, all);
  }

  /// What is wrong with a template, whatever the values; empty if nothing.
  public Optional<Faulty> fault(Template template) {
    return Stream.of(Map.<String, String>of(), sample())
        .flatMap(it -> fault(template, it).stream())
        .findFirst();
  }

  private Optional<Faulty> fault(Template template, Map<String, String> values) {
    try {
      render(template, values);
      return Optional.empty();
    } catch (Faulty it) {
      return Optional.of(it);
    }
  }

  /// Values to show a template with.
  public static Map<String, String> sample() {
    return Map.ofEntries(
        Map.entry("contact_name", "Robin Sample"),
        Map.entry("business_name", "Sample & Daughters"),
        Map.entry("organization_name", "Sample & Daughters"),
        Map.entry("service", "Boiler service"),
        Map.entry("time", "Tuesday, March 3, 2026, 9:00 AM"),
        Map.entry("old_time", "Monday, March 2, 2026, 2:00 PM"),
        Map.entry("length", "1 hour 30 minutes"),
        Map.entry("person", "Alex"),
        Map.entry("place", "1 Sample Street"),
        Map.entry("phone", "(202) 555-0101"),
        Map.entry("note", "Please keep the way to the boiler clear."),
        Map.entry("until", "10:30 AM"),
        Map.entry("need", "Please add a contact form."),
        Map.entry("priority", "urgent"),
        Map.entry("urgent", "URGENT"),
        Map.entry("job", "Sample website, 75 % complete, in progress"),
        Map.entry("contact_phone", "(202) 555-0102"),
        Map.entry("contact_email", "robin@sample.example"),
        Map.entry("via", "by telephone"),
        Map.entry("title", "A change to your day"),
        Map.entry("message", "Robin Sample has moved the boiler service."),
        Map.entry("link", "https://calls.business.example/a/sample"));
  }

  private static String read(String name) {
    try (var file = Templates.class.getResourceAsStream(name)) {
      if (file == null) throw new IllegalStateException("missing: " + name);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
