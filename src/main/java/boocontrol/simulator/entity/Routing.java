package boocontrol.simulator.entity;

import java.util.List;
import java.util.Map;

/// How a host sends requests on: which models share it, other hosts behind it, and names that stand
/// for models.
///
/// @param aliasesListed aliases are entries of `/v1/models`
public record Routing(
        List<Group> groups,
        List<Peer> peers,
        List<Selector> selectors,
        List<Profile> profiles,
        boolean aliasesListed) {

    /// All models swap with each other.
    public static final Routing DEFAULT =
            new Routing(List.of(), List.of(), List.of(), List.of(), false);

    public Routing {
        groups = List.copyOf(groups);
        peers = List.copyOf(peers);
        selectors = List.copyOf(selectors);
        profiles = List.copyOf(profiles);
    }

    /// Models that share a rule about running together.
    ///
    /// @param swap one of them at a time
    /// @param exclusive running one of them ends models of other groups
    /// @param persistent other groups do not end these
    public record Group(
            String id, boolean swap, boolean exclusive, boolean persistent, List<String> members) {

        public Group {
            members = List.copyOf(members);
        }

        /// Models that may all run at once and leave the others alone.
        public static Group together(String id, String... members) {
            return new Group(id, false, false, true, List.of(members));
        }
    }

    /// Another llama-swap whose models this one offers.
    public record Peer(String id, String url, List<String> models) {

        public Peer {
            models = List.copyOf(models);
        }
    }

    /// A name for whichever of its targets suits.
    ///
    /// @param strategy `pin`, `warm` or `spillover`
    /// @param limit requests before the next target is taken (`spillover`)
    public record Selector(
            String id, String name, String strategy, List<String> targets, int limit) {

        public Selector {
            targets = List.copyOf(targets);
        }
    }

    /// Names that mean something else while it is active.
    ///
    /// @param pins asked name to target; an empty target disables the name
    public record Profile(String id, String description, Map<String, String> pins) {

        public Profile {
            pins = Map.copyOf(pins);
        }
    }

    public Routing with(Group... others) {
        return new Routing(List.of(others), peers, selectors, profiles, aliasesListed);
    }

    public Routing with(Peer... others) {
        return new Routing(groups, List.of(others), selectors, profiles, aliasesListed);
    }

    public Routing with(Selector... others) {
        return new Routing(groups, peers, List.of(others), profiles, aliasesListed);
    }

    public Routing with(Profile... others) {
        return new Routing(groups, peers, selectors, List.of(others), aliasesListed);
    }

    public Routing listingAliases() {
        return new Routing(groups, peers, selectors, profiles, true);
    }
}
