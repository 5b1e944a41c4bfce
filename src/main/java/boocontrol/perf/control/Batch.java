package boocontrol.perf.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.perf.entity.PerfSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The samples of one answer, on their way to the database.
///
/// @param contiguous nothing is missing between what is kept and these: others are not written,
///   since the newest row is the watermark of our next start
/// @param done told once: how many are new, or empty when they were dropped
record Batch(
        ProviderId provider,
        List<PerfSample> samples,
        Instant receivedAt,
        boolean contiguous,
        Consumer<Optional<Long>> done) {

    Batch {
        samples = List.copyOf(samples);
    }
}
