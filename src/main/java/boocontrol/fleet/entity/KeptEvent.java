package boocontrol.fleet.entity;

import java.util.UUID;

/// An event as it stands in the table.
///
/// @param id orders events of the same instant; the key of paging
public record KeptEvent(UUID id, ModelEvent event) {}
