package boocontrol.hosts.boundary;

import static boocontrol.hosts.boundary.ResourceBench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Probed;
import boocontrol.platform.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests of addresses as a client meets them.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AddressTestTest {

    private ResourceBench bench;

    @BeforeEach
    void open() {
        bench = new ResourceBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void an_address_is_tested_with_the_key_that_was_meant() {
        bench.registry.names.put("a", "10.0.0.1");
        bench.registry.environment.put("A_KEY", "of-env");
        bench.add(
                "{\"id\": \"a\", \"base_url\": \"http://a\", \"api_key\": {\"environment\": \"A_KEY\"}}");

        var kept = bench.test("{\"id\": \"a\"}");
        bench.test("{\"base_url\": \"http://a\"}");
        bench.test("{\"base_url\": \"http://a\", \"api_key\": {\"pasted\": \"p\"}}");
        var missing =
                bench.test(
                        "{\"base_url\": \"http://a\", \"api_key\": {\"environment\": \"NO_KEY\"}}");

        assertThat(bench.sent)
                .containsExactly(
                        Optional.of(new ApiKey("of-env")),
                        Optional.empty(),
                        Optional.of(new ApiKey("p")),
                        Optional.empty());
        assertThat(Json.write(kept))
                .isEqualTo(
                        """
                        {"as_expected":true,"detail":null,"dialect":"store","key_problem":null,\
                        "llama_swap":true,"models":null,"needs_key":false,"reachable":true,\
                        "round_trip_ms":3.0,"version":"v250"}\
                        """);
        assertThat(missing.keyProblem()).contains("the variable NO_KEY is not set");
        assertThat(bench.files()).isEmpty();
    }

    @Test
    void an_address_that_nobody_knows_is_not_reachable() {
        var view = bench.test("{\"base_url\": \"http://asleep.lan\"}");

        assertThat(view.reachable()).isFalse();
        assertThat(view.detail()).contains("its name is not known");
        assertThat(bench.sent).isEmpty();
    }

    @Test
    void a_fifth_test_at_a_time_is_refused() throws Exception {
        var asked = new CountDownLatch(4);
        var go = new CountDownLatch(1);
        bench.probe =
                (_, _, _) -> {
                    asked.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return new Probed.KeyNeeded(Duration.ZERO);
                };
        bench.restart();
        var threads =
                IntStream.range(0, 4)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                bench.test("{\"base_url\": \"http://10.0.0.1\"}")))
                        .toList();
        asked.await();

        assertThat(problem(() -> bench.test("{\"base_url\": \"http://10.0.0.1\"}")).status())
                .isEqualTo(429);

        go.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(bench.test("{\"base_url\": \"http://10.0.0.1\"}").needsKey()).contains(true);
    }

    @Test
    void a_name_that_does_not_resolve_may_be_added_and_is_judged_when_it_does() {
        assertThat(bench.add("{\"id\": \"a\", \"base_url\": \"http://asleep.lan\"}").getStatus())
                .isEqualTo(201);

        bench.registry.names.put("asleep.lan", "169.254.169.254");
        assertThat(problem(() -> bench.test("{\"id\": \"a\"}")).type())
                .isEqualTo("/problems/address-refused");
        assertThat(bench.sent).isEmpty();
    }
}
