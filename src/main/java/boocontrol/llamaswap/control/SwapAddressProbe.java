package boocontrol.llamaswap.control;

import boocontrol.hosts.control.AddressProbe;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Probed;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.platform.about.Build;
import boocontrol.platform.time.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/// Asks an address whether a llama-swap host or another API of models is there.
///
/// Any answer to the first, small request shows that somebody is there; what it is, the next show.
@ApplicationScoped
public class SwapAddressProbe implements AddressProbe {

    private final BiFunction<URI, Optional<ApiKey>, SwapClient> clients;
    private final Ticker ticker;

    @Inject
    SwapAddressProbe(SwapClients clients, Ticker ticker, Build build) {
        this((url, key) -> clients.rest(url, key, "BooControl/" + build.version()), ticker);
    }

    SwapAddressProbe(BiFunction<URI, Optional<ApiKey>, SwapClient> clients, Ticker ticker) {
        this.clients = clients;
        this.ticker = ticker;
    }

    /// For the container's proxies.
    public SwapAddressProbe() {
        this((url, key) -> new SwapClient(url, key, ""), () -> 0);
    }

    @Override
    public Probed probe(ProviderKind expected, URI baseUrl, Optional<ApiKey> key) {
        var swap = expected == ProviderKind.LLAMA_SWAP;
        try (var client = clients.apply(swap ? baseUrl : above(baseUrl), key)) {
            var before = ticker.nanos();
            var silence = client.silence();
            var took = Duration.ofNanos(ticker.nanos() - before);
            return silence.<Probed>map(Probed.Unreachable::new)
                    .orElseGet(() -> swap ? host(client.probe(), took) : api(client, took));
        }
    }

    private static Probed host(Reply<HostFacts> reply, Duration took) {
        return switch (reply) {
            case Reply.Answer<HostFacts>(var facts) ->
                    new Probed.LlamaSwap(
                            facts.dialect().name().toLowerCase(Locale.ROOT), facts.version(), took);
            case Reply.Unauthorized<HostFacts> _ -> new Probed.KeyNeeded(took);
            case Reply.Absent<HostFacts> _ ->
                    new Probed.SomethingElse("it answers, but is no llama-swap", took);
            case Reply.Failed<HostFacts>(var reason) -> new Probed.SomethingElse(reason, took);
        };
    }

    private static Probed api(SwapClient client, Duration took) {
        return switch (client.modelCount()) {
            case Reply.Answer<Integer>(var models) -> new Probed.OpenAi(models, took);
            case Reply.Unauthorized<Integer> _ -> new Probed.KeyNeeded(took);
            case Reply.Absent<Integer> _ ->
                    new Probed.SomethingElse("it answers, but has no /v1/models", took);
            case Reply.Failed<Integer>(var reason) -> new Probed.SomethingElse(reason, took);
        };
    }

    /// People give such addresses with `/v1` at their end, or without.
    private static URI above(URI baseUrl) {
        var text = baseUrl.toString();
        return text.endsWith("/v1") ? URI.create(text.substring(0, text.length() - 3)) : baseUrl;
    }
}
