package switchboard.edge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

  private static final Templates TEMPLATES = new Templates();

  static Stream<String> shipped() {
    return Templates.SHIPPED.stream();
  }

  private static Rendered rendered(String html, Map<String, String> values) {
    return TEMPLATES.render(new Template("s", html, Optional.empty()), values);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void what_is_shipped_is_whole_and_asks_for_nothing_from_outside(String name) {
    var mail = TEMPLATES.render(name, Templates.sample());
    assertThat(TEMPLATES.fault(TEMPLATES.shipped(name))).isEmpty();
    assertThat(mail.subject()).isNotBlank().doesNotContain("{", "\n");
    assertThat(mail.html()).contains("color-scheme", "Sample &amp; Daughters");
    assertThat(mail.text())
        .contains("Sample & Daughters")
        .containsAnyOf("Boiler service", "Please add a contact form.");
    var page = Jsoup.parse(mail.html());
    assertThat(page.select("img, script, link, iframe, form, [background], [src]")).isEmpty();
    assertThat(mail.html()).doesNotContain("url(", "@import", "{{", "{%");
    assertThat(page.select("a[href]").eachAttr("href"))
        .containsOnly("https://calls.business.example/a/sample");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void what_is_not_told_is_left_out_without_a_trace(String name) {
    var mail = TEMPLATES.render(name, Map.of("business_name", "Acme"));
    assertThat(mail.text()).contains("Acme").doesNotContain("null", "http", "With", "Where");
    assertThat(Jsoup.parse(mail.html()).select("a")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void whatever_is_filled_in_stays_text(String name) {
    var evil = "<img src=x onerror=alert(1)>\"'&{{ 7*7 }}{% for %}";
    var values =
        Templates.sample().keySet().stream()
            .collect(java.util.stream.Collectors.toMap(it -> it, _ -> evil));
    var mail = TEMPLATES.render(name, values);
    assertThat(Jsoup.parse(mail.html()).select("img, [onerror]")).isEmpty();
    assertThat(mail.html()).doesNotContain("49");
    assertThat(mail.text()).contains(evil);
    assertThat(mail.subject()).doesNotContain("&lt;");
  }

  @Test
  void a_value_cannot_begin_a_second_line_of_the_subject() {
    var template = new Template("Hi {{ contact_name }}", "x", Optional.empty());
    assertThat(
            TEMPLATES.render(template, Map.of("contact_name", "A\r\nBcc: b@c.example")).subject())
        .isEqualTo("Hi A Bcc: b@c.example");
  }

  @Test
  void a_text_of_its_own_is_taken_as_it_is() {
    var template = new Template("s", "<b>x</b>", Optional.of("Dear {{ contact_name }} & all"));
    assertThat(TEMPLATES.render(template, Map.of("contact_name", "<R>")).text())
        .isEqualTo("Dear <R> & all\n");
  }

  @Test
  void a_whole_page_stands_without_our_frame() {
    var mail = rendered("<!DOCTYPE html><html><body>{{ a }}</body></html>", Map.of("a", "<1>"));
    assertThat(mail.html()).isEqualTo("<!DOCTYPE html><html><body>&lt;1&gt;</body></html>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | {{ contact_name",
        "1 | {{ contact_name | }}",
        "3 | one~two~{% if contact_name %}",
        "2 | one~{% endif %}",
        "2 | one~{% nonsense %}",
        "1 | {{ contact_name.getClass() }}",
        "1 | {{ open('/etc/passwd') }}"
      })
  void what_is_no_template_is_refused_with_its_line(int line, String html) {
    assertThatThrownBy(() -> rendered(html.replace('~', '\n'), Map.of("contact_name", "Robin S")))
        .isInstanceOfSatisfying(Template.Faulty.class, it -> assertThat(it.line()).isEqualTo(line))
        .hasMessageStartingWith("line " + line + ": ")
        .hasMessageNotContaining("Robin S");
    assertThat(TEMPLATES.fault(new Template("s", html.replace('~', '\n'), Optional.empty())))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% include 'frame.html' %}",
        "{% include 'file:///etc/passwd' %}",
        "{% import 'frame.html' as x %}",
        "{% extends 'frame.html' %}",
        "{% from 'frame.html' import x %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% set x = [1] %}{% for a in x %}{% for b in x %}{% for c in x %}x{% endfor %}{% endfor"
            + " %}{% endfor %}"
      })
  void nothing_is_read_and_nothing_goes_on_for_ever(String html) {
    assertThatThrownBy(() -> rendered(html, Map.of())).isInstanceOf(Template.Faulty.class);
  }

  @Test
  void nobody_counts_to_a_million() {
    var mail = rendered("{% for i in range(1000000) %}xyz{% endfor %}", Map.of());
    assertThat(mail.text().split("xyz", -1)).hasSizeLessThan(102);
  }

  @Test
  void what_grows_beyond_all_bounds_is_refused() {
    var list = "{% set x = [" + "1,".repeat(99) + "1] %}";
    var html =
        list + "{% for a in x %}{% for b in x %}" + "y".repeat(900) + "{% endfor %}{% endfor %}";
    assertThatThrownBy(() -> rendered(html, Map.of())).isInstanceOf(Template.Faulty.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>One</p><p>Two</p> | One~~Two",
        "<ul><li>One</li><li>Two</li></ul> | - One~- Two",
        "<table><tr><td>When</td><td>Tuesday</td></tr><tr><td>Who</td><td>Robin</td></tr></table> |"
            + " When  Tuesday~Who  Robin",
        "<a href='https://x.example/a?b=1&amp;c=2'>Change</a> | Change"
            + " (https://x.example/a?b=1&c=2)",
        "<a href='https://x.example'>https://x.example</a> | https://x.example",
        "<a href='javascript:alert(1)'>no</a> | no",
        "a<br>b | a~b",
        "a &amp; b&nbsp;&lt;c&gt; | a & b <c>",
        "<div hidden>no</div>yes<script>no</script><style>no</style> | yes",
        "x<span style='display:none'>no</span> | x",
        "Grüße 👩‍🚒 | Grüße 👩‍🚒"
      })
  void the_text_is_made_from_the_html(String html, String text) {
    assertThat(HtmlText.of(html)).isEqualTo(text.replace('~', '\n') + "\n");
  }
}
