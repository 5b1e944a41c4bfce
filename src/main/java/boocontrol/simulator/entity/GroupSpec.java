package boocontrol.simulator.entity;

import java.util.List;

/// Models that share a rule about running together.
///
/// @param swap one of them at a time
/// @param exclusive running one of them ends models of other groups
/// @param persistent other groups do not end these
public record GroupSpec(
        String id, boolean swap, boolean exclusive, boolean persistent, List<String> members) {

    public GroupSpec {
        members = List.copyOf(members);
    }

    /// Models that may all run at once and leave the others alone.
    public static GroupSpec together(String id, String... members) {
        return new GroupSpec(id, false, false, true, List.of(members));
    }
}
