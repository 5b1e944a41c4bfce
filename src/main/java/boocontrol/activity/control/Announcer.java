package boocontrol.activity.control;

import boocontrol.activity.control.SpoolTeller.News;
import boocontrol.fleet.entity.Losses;
import boocontrol.fleet.entity.ModelEvent.Gap;
import boocontrol.hosts.entity.ProviderId;

/// Turns what was read into the events that others hear: a gap before the rows after it.
final class Announcer {

    private final IntakeListener listener;

    Announcer(IntakeListener listener) {
        this.listener = listener;
    }

    void tell(News news) {
        var placement = news.placement();
        var provider = placement.provider();
        for (var kept : placement.gaps()) {
            var gap = kept.gap();
            listener.missed(new GapFound(provider, gap.count(), words(gap), placement.at()));
        }
        if (!news.rows().isEmpty()) {
            listener.read(new RowsRead(provider, news.rows()));
        }
        if (!placement.gaps().isEmpty() || news.poison() > 0) {
            listener.lost(
                    provider, losses(news.poison(), placement.gaps().size(), placement.lostRows()));
        }
    }

    /// A row that the database refuses was kept aside.
    void aside(ProviderId provider) {
        listener.lost(provider, losses(1, 0, 0));
    }

    private static Losses losses(long poison, long gaps, long lostRows) {
        return new Losses(0, 0, 0, 0, 0, poison, gaps, lostRows);
    }

    private static String words(Gap gap) {
        var ids =
                gap.firstId().isPresent() && gap.lastId().isPresent()
                        ? " (ids %d to %d)"
                                .formatted(gap.firstId().getAsLong(), gap.lastId().getAsLong())
                        : "";
        if (gap.count().isEmpty()) {
            return gap.why() + ids;
        }
        var count = gap.count().getAsLong();
        return "%d %s lost%s: %s".formatted(count, count == 1 ? "row" : "rows", ids, gap.why());
    }
}
