package switchboard.edge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DocsRoutesTest {

  private static JsonNode contract() throws IOException {
    try (var yaml = DocsRoutes.class.getResourceAsStream("openapi.yaml")) {
      return new YAMLMapper().readTree(yaml);
    }
  }

  @Test
  void every_reference_of_the_contract_leads_somewhere() throws IOException {
    var contract = contract();
    assertThat(contract.findValuesAsText("$ref"))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            it -> assertThat(contract.at(it.substring(1)).isMissingNode()).as(it).isFalse());
  }

  @Test
  void every_operation_has_a_name_of_its_own_and_a_known_area() throws IOException {
    var contract = contract();
    var operations =
        contract
            .get("paths")
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .filter(JsonNode::isObject)
            .toList();
    var areas = contract.get("tags").findValuesAsText("name");
    assertThat(operations).extracting(it -> it.get("operationId").asText()).doesNotHaveDuplicates();
    assertThat(operations).allSatisfy(it -> assertThat(it.get("tags")).hasSize(1));
    assertThat(operations).extracting(it -> it.at("/tags/0").asText()).isSubsetOf(areas);
  }

  @Test
  void owners_pages_need_both_keys() throws IOException {
    var both = contract().at("/paths/~1v1~1owner~1today/get/security/0");
    assertThat(both.properties())
        .extracting(it -> it.getKey())
        .isEqualTo(List.of("ApiKey", "OwnerToken"));
  }
}
