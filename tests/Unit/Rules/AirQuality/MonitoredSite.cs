using System.Reactive.Linq;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.AirQuality;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Unit.Rules.AirQuality;

/// <summary>An air quality site whose readings are given by hand, and its indices.</summary>
internal sealed class MonitoredSite
{
    public static readonly DateTimeOffset Midnight = new(2026, 6, 14, 0, 0, 0, TimeSpan.Zero);

    private static readonly Site Kerb = new(new SiteId("kerb"), "Kerb", 51.5, -0.15, SiteKind.Air);
    private readonly DaqiRule _rule = new();
    private readonly List<Series> _series = [];

    public MonitoredSite(params Sensor[] sensors)
    {
        foreach (var sensor in sensors)
        {
            _series.AddRange(sensor.Quantities.Select(quantity => new Series(sensor, quantity)));
        }
    }

    public static Sensor Sensor(string id, double minutes, InstrumentGrade grade, params Quantity[] quantities) =>
        new(new SensorId(id), Kerb.Id, new GatewayId(id), quantities, TimeSpan.FromMinutes(minutes), grade);

    public static MonitoredSite Hourly(params Quantity[] quantities) => new(Sensor("monitor", 60, InstrumentGrade.Reference, quantities));

    public MonitoredSite Put(Quantity quantity, double hour, double value, Flag flag = Flag.Pass, string? sensor = null)
    {
        var series = _series.Single(s => s.Quantity == quantity && (sensor is null || s.Sensor.Id.Value == sensor));
        var at = Midnight.AddHours(hour);
        series.Put(new CheckedReading(
            new Reading(series.Sensor.Id, quantity, at, value, at), flag, flag == Flag.Pass ? QcTest.None : QcTest.Spike));
        return this;
    }

    /// <summary>One reading an hour, the first observed at the given hour; NaN is a gap.</summary>
    public MonitoredSite PutHours(Quantity quantity, int first, params IEnumerable<double> values)
    {
        var hour = first;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                Put(quantity, hour, value);
            }

            hour++;
        }

        return this;
    }

    public void Put(in CheckedReading reading)
    {
        var quantity = reading.Reading.Quantity;
        _series.Single(s => s.Quantity == quantity).Put(reading);
    }

    public List<AirQualityIndex> At(double hour) => At(Midnight.AddHours(hour));

    public List<AirQualityIndex> At(DateTimeOffset at) => Evaluate(_rule, at);

    public List<AirQualityIndex> Evaluate(IOutcomeRule rule, DateTimeOffset at) => [.. rule.Evaluate(Observable.Return(MomentAt(at))).Cast<AirQualityIndex>().ToEnumerable()];

    /// <summary>The host first looked then; default long ago.</summary>
    public DateTimeOffset Since { get; init; } = Midnight.AddDays(-3);

    public SiteMoment MomentAt(DateTimeOffset at) => new(Kerb, at, Since, null, [.. _series.Select(s => new SeriesView(s, at))]);

    public AirQualityIndex Hour(double hour, string pollutant) => At(hour).Single(i => i.Period == IndexPeriod.Hour && i.Pollutant == pollutant);

    public AirQualityIndex Day(string pollutant, int day = 1) => At(24 * day).Single(i => i.Period == IndexPeriod.Day && i.Pollutant == pollutant);
}
