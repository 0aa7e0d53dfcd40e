namespace Telemetry.FirmwareSim.Weather;

/// <summary>
/// Noise that is a function of (seed, stream, time) and of nothing else: no state runs along, so a restarted simulator
/// gives the same value for the same instant. SplitMix64 over the three.
/// </summary>
internal readonly struct SeededNoise(int seed)
{
    private readonly ulong _seed = Mix((ulong)(uint)seed + 0x9E3779B97F4A7C15UL);

    /// <summary>Names a stream of its own (FNV-1a, because string.GetHashCode differs from run to run).</summary>
    public static ulong Stream(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>Even in −1 to 1.</summary>
    public double Uniform(ulong stream, long index) =>
        ((Mix(_seed ^ Mix(stream) ^ Mix((ulong)index * 0xD1B54A32D192ED03UL)) >> 11) * (2.0 / (1UL << 53))) - 1;

    /// <summary>About normal with standard deviation 1, and never beyond ±3: the sum of three even ones.</summary>
    public double Normal(ulong stream, long index) =>
        Uniform(stream, index) + Uniform(stream + 1, index) + Uniform(stream + 2, index);

    /// <summary>Continuous in −1 to 1, a new independent value every 1 of <paramref name="position"/>.</summary>
    public double Smooth(ulong stream, double position)
    {
        var index = (long)Math.Floor(position);
        var part = position - index;
        var weight = part * part * (3 - (2 * part));
        return ((1 - weight) * Uniform(stream, index)) + (weight * Uniform(stream, index + 1));
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
