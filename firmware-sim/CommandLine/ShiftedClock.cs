namespace Telemetry.FirmwareSim.CommandLine;

/// <summary>The system's clock, moved so that it began at a chosen instant.</summary>
internal sealed class ShiftedClock(DateTimeOffset beginsAt) : TimeProvider
{
    private readonly TimeSpan _shift = beginsAt - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
