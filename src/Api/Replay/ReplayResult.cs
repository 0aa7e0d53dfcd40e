using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Engine;

namespace Telemetry.Api.Replay;

/// <summary>What the rules finally concluded over a replay: the last outcome of each key, without what was withdrawn.</summary>
internal sealed class ReplayResult
{
    private readonly Dictionary<string, Decision> _decisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Alert> _alerts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AirQualityIndex> _indices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BinFill> _fills = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BinEmptying> _emptyings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RoadNight> _nights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RoadForecastDay> _days = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sensor, string Quantity, DateTimeOffset At), CheckedReading> _flagged = [];

    /// <summary>The revisions as they were decided; later assessments of them are left out.</summary>
    public IEnumerable<Decision> Decisions => _decisions.Values
        .Where(d => d.ReassessedAt is null)
        .OrderBy(d => d.DecidedAt).ThenBy(d => d.Route).ThenBy(d => d.Day).ThenBy(d => d.Revision);

    public IEnumerable<Alert> Alerts => _alerts.Values
        .OrderBy(a => a.At).ThenBy(a => a.Rule, StringComparer.Ordinal).ThenBy(a => a.Subject, StringComparer.Ordinal);

    public IEnumerable<AirQualityIndex> Indices => _indices.Values
        .OrderBy(i => i.Ending).ThenBy(i => i.Site).ThenBy(i => i.Period).ThenBy(i => i.Pollutant, StringComparer.Ordinal);

    public IEnumerable<BinFill> Fills => _fills.Values.OrderBy(f => f.ObservedAt).ThenBy(f => f.Bin);

    public IEnumerable<BinEmptying> Emptyings => _emptyings.Values.OrderBy(e => e.EmptiedAt).ThenBy(e => e.Bin);

    /// <summary>Readings that did not pass, with their final flag.</summary>
    public IEnumerable<CheckedReading> Flagged => _flagged.Values
        .OrderBy(f => f.Reading.ObservedAt).ThenBy(f => f.Reading.Sensor).ThenBy(f => f.Reading.Quantity.Name, StringComparer.Ordinal);

    /// <summary>Every outcome that stands, later assessments included, and what rules remember of roads: that is for themselves and in no file.</summary>
    public IEnumerable<Outcome> Standing =>
        _decisions.Values.Concat<Outcome>(_alerts.Values).Concat(_indices.Values).Concat(_fills.Values).Concat(_emptyings.Values).Concat(_nights.Values).Concat(_days.Values);

    public List<RuleFault> Faults { get; } = [];

    public void Take(Outcome outcome)
    {
        switch (outcome)
        {
            case Decision decision:
                Put(_decisions, decision);
                break;
            case Alert alert:
                Put(_alerts, alert);
                break;
            case AirQualityIndex index:
                Put(_indices, index);
                break;
            case BinFill fill:
                Put(_fills, fill);
                break;
            case BinEmptying emptying:
                Put(_emptyings, emptying);
                break;
            case RoadNight night:
                Put(_nights, night);
                break;
            case RoadForecastDay day:
                Put(_days, day);
                break;
        }
    }

    public void Take(CheckedReading reading)
    {
        var key = (reading.Reading.Sensor.Value, reading.Reading.Quantity.Name, reading.Reading.ObservedAt);
        if (reading.Flag == Flag.Pass)
        {
            _flagged.Remove(key);
        }
        else
        {
            _flagged[key] = reading;
        }
    }

    private static void Put<T>(Dictionary<string, T> outcomes, T outcome)
        where T : Outcome
    {
        if (outcome.Withdrawn)
        {
            outcomes.Remove(outcome.Key);
        }
        else
        {
            outcomes[outcome.Key] = outcome;
        }
    }
}
