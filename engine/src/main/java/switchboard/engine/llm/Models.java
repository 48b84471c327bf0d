package switchboard.engine.llm;

import java.util.List;

/// What may be asked for a tenant at this moment.
///
/// @param providers those it trusts that are well, the best first
/// @param month what the tenant has used up this month
public record Models(List<String> providers, Cost month) {

  public static final Models NONE = new Models(List.of(), Cost.NONE);

  public Models {
    providers = List.copyOf(providers);
  }
}
