package boocontrol.fleet.boundary;

import java.util.List;
import java.util.Optional;

/// One page of `/api/control/swaps`, newest first.
///
/// @param next give it as `before` for the page after this one; null on the last page
public record SwapsView(List<SwapView> swaps, Optional<String> next) {}
