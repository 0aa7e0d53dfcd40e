using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Time;

/// <summary>The host's clock. Left alone it is the real one; anything else is simulated time, and every answer and page says so.</summary>
public sealed class ClockOptions
{
    public const string Section = "Telemetry:Clock";

    /// <summary>What the clock shows at the start; null for the real time. Only for demonstrations and tests.</summary>
    public DateTimeOffset? Start { get; set; }

    /// <summary>Simulated seconds in a real one, default 1.</summary>
    [Range(1, 3600)]
    public double Speed { get; set; } = 1;

    public bool Simulated => Start is not null || Speed > 1;

    internal TimeProvider Create() =>
        Simulated ? new SimulatedClock(TimeProvider.System, Start ?? TimeProvider.System.GetUtcNow(), Speed) : TimeProvider.System;
}
