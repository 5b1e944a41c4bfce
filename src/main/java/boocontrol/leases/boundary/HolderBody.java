package boocontrol.leases.boundary;

/// Who renews.
///
/// @param holder as it was in the claim
public record HolderBody(String holder) {}
