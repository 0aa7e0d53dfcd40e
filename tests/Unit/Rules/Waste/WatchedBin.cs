using System.Reactive.Linq;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Unit.Rules.Waste;

/// <summary>A bin of 1,100 l, 1,200 mm from empty to full, read every hour, and what rules say of it at a moment. Times are minutes from Monday 09:00 UTC.</summary>
internal sealed class WatchedBin
{
    public static readonly DateTimeOffset Start = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    public static readonly Bin Plain = new(new BinId("market-1"), new SiteId("market"), new SensorId("bin-1"), "general", 1100, 1400, 200);

    private static readonly Site Market = new(Plain.Site, "Market", 53, -1, SiteKind.Bin);

    private readonly Sensor _sensor;
    private readonly Dictionary<Quantity, Series> _series;

    public WatchedBin(TimeSpan? interval = null, params Quantity[] quantities)
    {
        Quantity[] measured = quantities.Length > 0 ? quantities : [Quantity.Distance, Quantity.ContainerTemperature, Quantity.Tilt];
        _sensor = new Sensor(Plain.Sensor, Plain.Site, new GatewayId("gw"), measured, interval ?? TimeSpan.FromHours(1), InstrumentGrade.Indicative);
        _series = measured.ToDictionary(q => q, q => new Series(_sensor, q));
    }

    public Bin Bin { get; init; } = Plain;

    public BinEmptying? LastEmptied { get; set; }

    public DateTimeOffset Since { get; init; } = Start;

    public static DateTimeOffset Time(double minute) => Start.AddMinutes(minute);

    /// <summary>An emptying at a minute, as on record.</summary>
    public static BinEmptying Emptied(double minute) => new(Plain.Id, Time(minute), Time(minute + 60), 90, 0);

    public WatchedBin Observe(Quantity quantity, double minute, double value, Flag flag = Flag.Pass, double? received = null)
    {
        var reading = new Reading(_sensor.Id, quantity, Time(minute), value, Time(received ?? minute));
        _series[quantity].Put(new CheckedReading(reading, flag, flag == Flag.Pass ? QcTest.None : QcTest.SensorRange));
        return this;
    }

    /// <summary>Fills by the plain calibration, one an hour from a minute on.</summary>
    public WatchedBin Filled(double minute, params double[] percents)
    {
        for (var i = 0; i < percents.Length; i++)
        {
            FilledAt(minute + (60 * i), percents[i]);
        }

        return this;
    }

    public WatchedBin FilledAt(double minute, double percent, double? received = null) =>
        Observe(Quantity.Distance, minute, 1400 - (12 * percent), received: received);

    public Condition Judge(IConditionRule rule, double minute) => rule.Evaluate(Observable.Return(Moment(minute))).ToEnumerable().Single();

    public ConditionState State(IConditionRule rule, double minute) => Judge(rule, minute).State;

    public IReadOnlyList<Outcome> Give(IOutcomeRule rule, double minute) => [.. rule.Evaluate(Observable.Return(Moment(minute))).ToEnumerable()];

    public SiteMoment Moment(double minute) =>
        new(Market, Time(minute), Since, null, [.. _series.Values.Select(s => new SeriesView(s, Time(minute)))])
        {
            Bins = [new BinMoment(Bin, LastEmptied)],
        };
}
