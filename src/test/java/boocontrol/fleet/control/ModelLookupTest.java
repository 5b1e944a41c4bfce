package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.control.TalkingHost.Canned;
import boocontrol.fleet.entity.HostState;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a stream does not tell is asked for, seldom.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ModelLookupTest {

    @Test
    void ttls_and_context_lengths_are_asked_once_per_connection_and_model() throws Exception {
        try (var host = new TalkingHost()) {
            host.models = new String[] {"a", "ready", "b", "stopped"};
            host.answer("/running", Canned.json(running("a", 300)));
            host.answer(
                    "/v1/models", Canned.json("{\"data\":[{\"id\":\"b\",\"context_length\":64}]}"));
            try (var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
                rig.await("its ttl is known", state -> ttl(state, 0).isPresent());
                assertThat(ttl(rig.state(), 0)).contains(Duration.ofSeconds(300));
                rig.await(
                        "its context length is known",
                        state -> state.models().get(1).contextLength().isPresent());
                for (var n = 0; n < 20; n++) {
                    host.last().models("a", "ready", "b", "starting");
                }
                host.answer("/running", Canned.json(running("b", 0)));
                host.last().models("a", "ready", "b", "ready");
                rig.await("the other ttl is known", state -> ttl(state, 1).isPresent());

                assertThat(ttl(rig.state(), 1)).contains(Duration.ZERO);
                assertThat(host.requests("/running")).isEqualTo(2);
                assertThat(host.requests("/v1/models")).isEqualTo(1);
            }
        }
    }

    @Test
    void a_host_that_does_not_tell_ttls_is_not_asked_for_ever() throws Exception {
        try (var host = new TalkingHost()) {
            host.models = new String[] {"a", "ready"};
            host.answer("/running", new Canned("500 Sorry", "", ""));
            try (var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
                Await.until("it was asked three times", () -> host.requests("/running") == 3);
                var heard = rig.state().lastByte();
                host.last().models("a", "ready");
                rig.await("time has passed", state -> !state.lastByte().equals(heard));
                rig.await("more time has passed", state -> !state.lastByte().equals(heard));

                assertThat(host.requests("/running")).isEqualTo(3);
            }
        }
    }

    private static Optional<Duration> ttl(HostState state, int model) {
        return state.models().size() > model ? state.models().get(model).ttl() : Optional.empty();
    }

    private static String running(String model, int ttl) {
        return "{\"running\":[{\"model\":\"%s\",\"state\":\"ready\",\"ttl\":%d}]}"
                .formatted(model, ttl);
    }
}
