package boocontrol.simulator.entity;

/// A graphics card of a simulated host.
///
/// @param memoryMb MiB
/// @param watts power limit
public record Gpu(String name, String uuid, int memoryMb, int watts) {

    public static Gpu rtx5090(int index) {
        return new Gpu("NVIDIA GeForce RTX 5090", "GPU-5090-000" + index, 32_607, 575);
    }

    public static Gpu rtx3090(int index) {
        return new Gpu("NVIDIA GeForce RTX 3090", "GPU-3090-000" + index, 24_576, 350);
    }

    public static Gpu p104(int index) {
        return new Gpu("NVIDIA P104-100", "GPU-p104-000" + index, 8_192, 180);
    }
}
