using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.Gateways;

/// <summary>How long to wait before the next attempt: doubling from half a second to 30 s, each between half and whole, so that a city of gateways does not return at once.</summary>
internal sealed class ReconnectDelay(string gateway)
{
    private readonly SeededNoise _noise = new(0);
    private readonly ulong _stream = SeededNoise.Stream(gateway);
    private long _draws;
    private int _failures;

    public TimeSpan Next()
    {
        var longest = Math.Min(30, 0.5 * Math.Pow(2, Math.Min(_failures++, 10)));
        return TimeSpan.FromSeconds(longest * (0.75 + (0.25 * _noise.Uniform(_stream, _draws++))));
    }

    public void Reset() => _failures = 0;
}
