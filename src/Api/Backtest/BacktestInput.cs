using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Backtest;

/// <summary>A recorded winter.</summary>
/// <param name="Source">Where it was read from, for the report.</param>
/// <param name="Recording">Readings in order of receipt.</param>
/// <param name="Forecasts">In order of receipt.</param>
/// <param name="Treatments">What was reported as spread; empty where nobody reports it.</param>
internal sealed record BacktestInput(
    CityNetwork Network, string Source, Recording Recording, IReadOnlyList<ForecastIssue> Forecasts, IReadOnlyList<TreatmentReport> Treatments);
