package switchboard.simulator.load;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/// What a load showed. As JSON it has the keys `calls failed turns p50_ms p99_ms`.
///
/// @param calls how many were placed, warm-up included
/// @param failed how many of them met an error or an apology, warm-up included
/// @param turns how many webhooks were answered while measuring
/// @param reasons why calls failed, and how many for each reason; not in the JSON
public record LoadResult(
    long calls,
    long failed,
    long turns,
    @JsonProperty("p50_ms") double p50,
    @JsonProperty("p99_ms") double p99,
    @JsonIgnore double longest,
    @JsonIgnore Map<String, Long> reasons) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// One line of JSON.
  public String json() {
    return JSON.valueToTree(this).toString();
  }
}
