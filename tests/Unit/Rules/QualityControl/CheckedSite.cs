using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

/// <summary>A site under check and the final verdict on each of its readings.</summary>
internal sealed class CheckedSite
{
    public static readonly DateTimeOffset Evening = new(2026, 1, 14, 16, 0, 0, TimeSpan.Zero);

    private readonly SiteChecker _checker;
    private readonly string _sensor;

    public CheckedSite(params Sensor[] sensors)
        : this(new QualityControlOptions(), sensors)
    {
    }

    public CheckedSite(QualityControlOptions options, params Sensor[] sensors)
    {
        _checker = new SiteChecker(sensors, options);
        _sensor = sensors[0].Id.Value;
    }

    public Dictionary<(string Sensor, Quantity Quantity, DateTimeOffset At), CheckedReading> Verdicts { get; } = [];

    public List<CheckedReading> LastChanges { get; } = [];

    public static Sensor Sensor(string id, int minutes, params Quantity[] quantities) =>
        new(new SensorId(id), new SiteId("site"), new GatewayId(id), quantities, TimeSpan.FromMinutes(minutes), InstrumentGrade.Indicative);

    public static Sensor Reference(string id, params Quantity[] quantities) =>
        Sensor(id, 60, quantities) with { Grade = InstrumentGrade.Reference };

    public CheckedReading Observe(Quantity quantity, double minutes, double value, string? sensor = null) =>
        Observe(new Reading(new SensorId(sensor ?? _sensor), quantity, Evening.AddMinutes(minutes), value, Evening.AddMinutes(minutes)));

    public CheckedReading Observe(in Reading reading)
    {
        LastChanges.Clear();
        _checker.Check(reading, LastChanges);
        foreach (var change in LastChanges)
        {
            Verdicts[(change.Reading.Sensor.Value, change.Reading.Quantity, change.Reading.ObservedAt)] = change;
        }

        return Verdicts[(reading.Sensor.Value, reading.Quantity, reading.ObservedAt)];
    }

    public void Forget(double minutes) => _checker.Forget(Evening.AddMinutes(minutes));

    public CheckedReading At(Quantity quantity, double minutes, string? sensor = null) =>
        Verdicts[(sensor ?? _sensor, quantity, Evening.AddMinutes(minutes))];

    public CheckedSite Every(int minutes, Quantity quantity, params double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Observe(quantity, i * minutes, values[i]);
        }

        return this;
    }

    public IEnumerable<CheckedReading> NotPassed() => Verdicts.Values.Where(v => v.Flag != Flag.Pass).OrderBy(v => v.Reading.ObservedAt);
}
