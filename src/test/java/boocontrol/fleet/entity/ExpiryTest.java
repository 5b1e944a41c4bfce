package boocontrol.fleet.entity;

import static boocontrol.fleet.entity.Fold.log;
import static boocontrol.fleet.entity.Fold.snapshot;
import static boocontrol.fleet.entity.Fold.status;
import static boocontrol.fleet.entity.InflightBookTest.request;
import static boocontrol.fleet.entity.InflightBookTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Liveness.Reason.Word;
import boocontrol.fleet.entity.ModelView.Expiry;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When a model will be unloaded, and how well that is known. Model `m`, TTL 300 s.
class ExpiryTest {

    private static final Duration TTL = Duration.ofSeconds(300);

    private final Fold fold = Fold.starting().open(250);

    @Test
    void a_model_that_became_ready_unused_expires_after_its_ttl_at_most() {
        ready();

        assertThat(expiry()).isEqualTo(new Expiry.AtMost(fold.now().at().plus(TTL)));
    }

    @Test
    void after_a_completion_it_is_known_exactly() {
        ready();
        begin("1");
        fold.pass(Duration.ofSeconds(9)).on(new SwapEvent.InflightRemove("1"));

        assertThat(expiry()).isEqualTo(new Expiry.Exact(fold.now().at().plus(TTL)));
    }

    @Test
    void while_a_request_is_in_flight_it_is_held() {
        ready();
        begin("1");

        assertThat(expiry()).isEqualTo(new Expiry.Held());
    }

    @Test
    void a_row_counts_as_a_use_also_where_requests_are_not_listed() {
        fold.open(230).on(new SwapEvent.InflightTotal(0));
        ready();
        fold.pass(Duration.ofSeconds(40)).completed(row("m", "/x", Fold.NOON, 5));

        assertThat(expiry()).isEqualTo(new Expiry.Exact(fold.now().at().plus(TTL)));
    }

    @Test
    void a_count_holds_the_only_model_that_runs() {
        fold.open(230).on(new SwapEvent.InflightTotal(0));
        ready();
        fold.on(new SwapEvent.InflightTotal(1));
        assertThat(expiry()).isEqualTo(new Expiry.Held());

        fold.on(status(Phase.READY, Phase.READY));

        assertThat(expiry()).isEqualTo(new Expiry.Unknown());
    }

    @Test
    void a_count_that_is_not_to_be_trusted_leaves_it_unknown() {
        fold.open(217).on(new SwapEvent.InflightTotal(0));
        ready();

        assertThat(expiry()).isEqualTo(new Expiry.Unknown());
    }

    @Test
    void a_refusal_for_too_many_requests_is_no_use() {
        ready();
        var before = expiry();
        fold.pass(Duration.ofSeconds(40))
                .completed(row("m", "/x", Fold.NOON, 5, 429, Optional.of("Too many")));

        assertThat(expiry()).isEqualTo(before);
    }

    @Test
    void an_access_through_the_passthrough_is_a_use() {
        ready();
        fold.pass(Duration.ofSeconds(40))
                .on(log("Request 1 \"GET /upstream/m/props HTTP/1.1\" 200 2 \"curl\" 1ms"));

        assertThat(expiry()).isEqualTo(new Expiry.Exact(fold.now().at().plus(TTL)));
    }

    @Test
    void a_new_start_forgets_the_uses_before_it() {
        ready();
        begin("1");
        fold.on(new SwapEvent.InflightRemove("1"));
        fold.on(status(Phase.STOPPED)).on(status(Phase.STARTING));
        fold.pass(Duration.ofSeconds(9)).on(status(Phase.READY));

        assertThat(expiry()).isEqualTo(new Expiry.AtMost(fold.now().at().plus(TTL)));
    }

    @Test
    void what_was_used_while_we_were_away_is_not_known_exactly() {
        ready();
        begin("1");
        fold.on(new SwapEvent.InflightRemove("1")).lose(Word.UNREACHABLE);
        fold.pass(Duration.ofSeconds(30)).open(250).on(snapshot()).on(status(Phase.READY));

        assertThat(expiry()).isEqualTo(new Expiry.AtMost(fold.now().at().plus(TTL)));
    }

    @Test
    void without_a_ttl_it_is_unknown_and_with_ttl_zero_there_is_none() {
        fold.on(snapshot()).on(status(Phase.STOPPED)).on(status(Phase.READY));
        assertThat(expiry()).isEqualTo(new Expiry.Unknown());

        fold.apply(memory -> HostMemory.Told.nothing(memory.withTtls(Map.of("m", 0))));

        assertThat(expiry()).isEqualTo(new Expiry.None());
    }

    @Test
    void a_model_that_is_not_ready_has_nothing_to_count_down() {
        ready();
        fold.on(status(Phase.STOPPING));

        assertThat(expiry()).isEqualTo(new Expiry.None());
    }

    private Expiry expiry() {
        return fold.view("m").expiry();
    }

    private void ready() {
        if (fold.state().inflight() instanceof Inflight.Unknown) {
            fold.on(snapshot());
        }
        fold.on(status(Phase.STOPPED)).on(status(Phase.STARTING));
        fold.apply(memory -> HostMemory.Told.nothing(memory.withTtls(Map.of("m", 300))));
        fold.pass(Duration.ofSeconds(7)).on(status(Phase.READY));
    }

    private void begin(String id) {
        fold.on(new SwapEvent.InflightUpsert(request(id, fold.now().at())));
    }
}
