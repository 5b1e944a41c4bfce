package boocontrol.leases.boundary;

import boocontrol.leases.entity.Listing;
import java.time.Instant;
import java.util.List;

/// Who holds which hosts, and who asks for them.
///
/// @param now the database's time, which the other times belong to
public record LeasesView(Instant now, List<LeaseView> leases, List<AskView> preemptions) {

    static LeasesView of(Listing listing) {
        return new LeasesView(
                listing.now(),
                listing.leases().stream().map(LeaseView::of).toList(),
                listing.asks().stream().map(AskView::of).toList());
    }
}
