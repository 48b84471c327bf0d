package switchboard.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ann:s3cret@db.example:5433/desk?sslmode=require",
        "postgres://ann:s3cret@db.example:5433/desk?sslmode=require",
        "jdbc:postgresql://db.example:5433/desk?user=ann&password=s3cret&sslmode=require",
        "  jdbc:postgresql://ann:s3cret@db.example:5433/desk?sslmode=require\n"
      })
  void every_form_means_the_same(String text) {
    assertThat(DatabaseUrl.parse(text))
        .isEqualTo(
            new DatabaseUrl(
                "jdbc:postgresql://db.example:5433/desk?sslmode=require", "ann", "s3cret"));
  }

  @Test
  void percent_encoded_passwords_are_decoded() {
    assertThat(DatabaseUrl.parse("postgresql://ann:a%40b%2Fc+%3A@h/d").password())
        .isEqualTo("a@b/c+:");
  }

  @Test
  void several_hosts_and_ipv6_are_kept() {
    assertThat(DatabaseUrl.parse("postgresql://u:p@one:1,two:2/d").jdbc())
        .isEqualTo("jdbc:postgresql://one:1,two:2/d");
    assertThat(DatabaseUrl.parse("postgresql://u:p@[::1]:5432/d").jdbc())
        .isEqualTo("jdbc:postgresql://[::1]:5432/d");
  }

  @Test
  void libpq_names_become_those_of_the_driver() {
    assertThat(
            DatabaseUrl.parse(
                    "postgresql://u@h/d?connect_timeout=3&application_name=x y".replace(' ', '+'))
                .jdbc())
        .isEqualTo("jdbc:postgresql://h/d?connectTimeout=3&ApplicationName=x%2By");
  }

  @Test
  void a_default_does_not_replace_what_was_given() {
    var url = DatabaseUrl.parse("postgresql://u@h/d?socketTimeout=7");
    assertThat(url.withDefault("socketTimeout", "20").jdbc()).endsWith("?socketTimeout=7");
    assertThat(url.withDefault("connectTimeout", "5").jdbc())
        .endsWith("?socketTimeout=7&connectTimeout=5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://u:s3cret@h/d",
        "postgresql://u:s3cret@h",
        "postgresql://u:s3cret@h/",
        "postgresql://u:s3cret^@h/d d"
      })
  void what_is_no_such_url_is_refused_without_telling_the_password(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("postgresql://user:password@host:5432/database")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void options_survive_every_round() {
    var url = DatabaseUrl.parse("postgresql://u@h/d?options=-c%20jit=off%2Bx");
    assertThat(url.withDefault("a", "b").withDefault("c", "d").jdbc())
        .isEqualTo("jdbc:postgresql://h/d?options=-c%20jit%3Doff%2Bx&a=b&c=d");
  }

  @Test
  void the_password_is_not_shown() {
    assertThat(DatabaseUrl.parse("postgresql://ann:s3cret@h/d?password=s3cret"))
        .hasToString("jdbc:postgresql://h/d as ann");
  }
}
