namespace Telemetry.Domain.Time;

/// <summary>A clock that does not show the machine's time, or runs faster than it.</summary>
public interface ISimulatedClock
{
    /// <summary>The clock that it is made from.</summary>
    TimeProvider Machine { get; }
}
