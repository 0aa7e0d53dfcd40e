using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Waste;

namespace Telemetry.Rules.Engine;

/// <summary>What an engine that has warmed up goes on from.</summary>
public sealed record OnRecord
{
    /// <summary>The standing decisions of the decision day of the last tick.</summary>
    public IEnumerable<Decision> Standing { get; init; } = [];

    /// <summary>Alerts whose last transition is open (<see cref="AlertStates.IsOpen"/>).</summary>
    public IEnumerable<Alert> Open { get; init; } = [];

    /// <summary>The last emptying of each bin.</summary>
    public IEnumerable<BinEmptying> Emptyings { get; init; } = [];

    /// <summary>The nights of road sensors, as far back as they are remembered.</summary>
    public IEnumerable<RoadNight> Nights { get; init; } = [];

    /// <summary>What was foreseen of roads each day, as far back as it is remembered.</summary>
    public IEnumerable<RoadForecastDay> RoadForecastDays { get; init; } = [];
}
