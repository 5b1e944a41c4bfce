package boocontrol.perf.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of control_perf, for reading. A column that holds nothing is unknown.
@Entity
@Table(name = "control_perf")
@IdClass(PerfEntity.Key.class)
public class PerfEntity {

    @Id
    @Column(name = "provider_id")
    public String providerId;

    @Id public String stream;

    @Id public Instant ts;

    @Column(name = "received_at")
    public Instant receivedAt;

    @Column(name = "cpu_pct")
    public @Nullable Double cpuPct;

    @Column(name = "cpu_max_pct")
    public @Nullable Double cpuMaxPct;

    @Column(name = "load_1")
    public @Nullable Double load1;

    @Column(name = "load_5")
    public @Nullable Double load5;

    @Column(name = "load_15")
    public @Nullable Double load15;

    @Column(name = "mem_used_mb")
    public @Nullable Long memUsedMb;

    @Column(name = "mem_total_mb")
    public @Nullable Long memTotalMb;

    @Column(name = "mem_free_mb")
    public @Nullable Long memFreeMb;

    @Column(name = "swap_used_mb")
    public @Nullable Long swapUsedMb;

    @Column(name = "swap_total_mb")
    public @Nullable Long swapTotalMb;

    @Column(name = "net_recv_bytes_s")
    public @Nullable Double netRecvBytesS;

    @Column(name = "net_sent_bytes_s")
    public @Nullable Double netSentBytesS;

    @Column(name = "util_pct")
    public @Nullable Double utilPct;

    @Column(name = "mem_util_pct")
    public @Nullable Double memUtilPct;

    @Column(name = "temp_c")
    public @Nullable Double tempC;

    @Column(name = "vram_temp_c")
    public @Nullable Double vramTempC;

    @Column(name = "fan_pct")
    public @Nullable Double fanPct;

    @Column(name = "power_w")
    public @Nullable Double powerW;

    /// The columns that name a row.
    public static class Key {

        public String providerId = "";
        public String stream = "";
        public Instant ts = Instant.EPOCH;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.providerId.equals(providerId)
                    && key.stream.equals(stream)
                    && key.ts.equals(ts);
        }

        @Override
        public int hashCode() {
            return Objects.hash(providerId, stream, ts);
        }
    }
}
