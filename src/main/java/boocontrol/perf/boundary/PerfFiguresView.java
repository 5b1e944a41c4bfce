package boocontrol.perf.boundary;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.perf.entity.SamplerFigures;
import java.util.List;
import java.util.Optional;

/// The part `perf` of `/api/control/about`; counters since the start.
///
/// @param waitingSamples read and not in the database yet
/// @param databaseFailure why the database did not take samples when last tried; null when it did
public record PerfFiguresView(
        int waitingSamples, Optional<String> databaseFailure, List<HostSampling> hosts) {

    public PerfFiguresView {
        hosts = List.copyOf(hosts);
    }

    /// One host that was connected.
    ///
    /// @param polls how often it was asked
    /// @param failures of them that got no answer
    /// @param skipped rounds in which it was still being asked
    /// @param storedSamples new to the database
    /// @param droppedSamples that the database did not take; the host is asked for them again
    /// @param brokenSamples what came in the place of samples
    /// @param lastBroken why the last of them was none
    /// @param clockSteps jumps of the difference between the host's clock and ours
    /// @param watermarksDropped because the host's clock was behind them
    public record HostSampling(
            String providerId,
            long polls,
            long failures,
            long skipped,
            long storedSamples,
            long droppedSamples,
            long brokenSamples,
            Optional<String> lastBroken,
            long clockSteps,
            long watermarksDropped) {

        static HostSampling of(ProviderId provider, SamplerFigures figures) {
            return new HostSampling(
                    provider.value(),
                    figures.polls(),
                    figures.failures(),
                    figures.skipped(),
                    figures.stored(),
                    figures.dropped(),
                    figures.broken(),
                    figures.lastBroken(),
                    figures.clockSteps(),
                    figures.regressions());
        }
    }
}
