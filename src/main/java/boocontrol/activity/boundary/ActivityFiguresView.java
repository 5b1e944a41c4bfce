package boocontrol.activity.boundary;

import boocontrol.activity.entity.ActivityFigures;
import boocontrol.activity.entity.HostFigures;
import boocontrol.hosts.entity.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How far activity is with the hosts; counters since the start.
///
/// @param spooledRows read and not in the database yet
/// @param databaseFailure why the database did not take rows when last tried; null when it did
public record ActivityFiguresView(
        int spooledRows, Optional<String> databaseFailure, List<HostActivity> hosts) {

    static ActivityFiguresView of(ActivityFigures figures) {
        return new ActivityFiguresView(
                figures.spooled(),
                figures.failure(),
                figures.hosts().entrySet().stream()
                        .map(each -> HostActivity.of(each.getKey(), each.getValue()))
                        .toList());
    }

    /// One host that is followed.
    ///
    /// @param epoch the current life of its id counter
    /// @param settledId of every id of that epoch up to this one it is known what became of it
    /// @param rows new to us
    /// @param noticedRows told by its stream and not taken in yet
    /// @param lagMs from reading the rows that were committed last to their commit; null before
    ///   that
    /// @param oldestSpooledMs age of the oldest row that is read and not in the database yet
    /// @param droppedNotices for which the host was asked again
    /// @param reconcileFailure why it could not be asked the last time; null when it could
    /// @param lostRows of the gaps whose size is known
    /// @param poisonRows kept aside
    public record HostActivity(
            String providerId,
            OptionalLong epoch,
            OptionalLong settledId,
            long rows,
            int noticedRows,
            int spooledRows,
            OptionalLong lagMs,
            OptionalLong oldestSpooledMs,
            long droppedNotices,
            long reconciles,
            Optional<Instant> lastReconcileAt,
            Optional<String> reconcileFailure,
            long gaps,
            long lostRows,
            long poisonRows) {

        static HostActivity of(ProviderId provider, HostFigures figures) {
            return new HostActivity(
                    provider.value(),
                    figures.epoch(),
                    figures.settled(),
                    figures.rows(),
                    figures.noticed(),
                    figures.spooled(),
                    millis(figures.lag()),
                    millis(figures.oldest()),
                    figures.dropped(),
                    figures.reconciles(),
                    figures.lastReconcile(),
                    figures.failure(),
                    figures.gaps(),
                    figures.lostRows(),
                    figures.poison());
        }

        private static OptionalLong millis(Optional<Duration> duration) {
            return duration.map(Duration::toMillis)
                    .map(OptionalLong::of)
                    .orElseGet(OptionalLong::empty);
        }
    }
}
