namespace Telemetry.Domain.Time;

/// <summary>How long something outside may take: a disk, a server and a caller are no faster on a simulated clock.</summary>
public static class MachineClock
{
    /// <summary>The clock for such a limit: the machine's below a simulated one, else the clock itself.</summary>
    public static TimeProvider OfMachine(this TimeProvider clock) => clock is ISimulatedClock simulated ? simulated.Machine : clock;
}
