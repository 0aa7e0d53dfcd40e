using System.Globalization;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>The road sensor of Hornsgatan, sound and drifting, beside its own air through the autumn (docs/winter-verification.md#drifts).</summary>
public sealed class RoadDriftVerificationTests
{
    private static readonly DateTime Begins = new(2010, 11, 11, 16, 0, 0);

    private static readonly (string What, Func<double, double> Kelvin)[] Drifts =
    [
        ("+0.1 K/h", hours => hours * 0.1),
        ("+1 K a day", hours => hours / 24),
        ("+0.5 K a day", hours => hours / 48),
        ("+0.2 K a day", hours => hours / 120),
        ("+0.1 K a day", hours => hours / 240),
        ("2 K at once", _ => 2),
        ("3 K at once", _ => 3),
        ("5 K at once", _ => 5),
        ("−0.1 K/h", hours => hours * -0.1),
        ("−3 K at once", _ => -3),
    ];

    [Fact]
    public void No_night_of_a_sound_sensor_is_taken_for_a_drift()
    {
        var given = Run(_ => 0);

        var nights = given.OfType<RoadNight>().ToList();
        Assert.Equal(79, nights.Count);
        Assert.Empty(given.OfType<Alert>());
        Documentation.Has("sources/winter.md", string.Create(
            CultureInfo.InvariantCulture, $"a night differs by {nights.Min(n => n.AboveAirK):−0.0;−0.0} to +{nights.Max(n => n.AboveAirK):0.0} K"));
    }

    [Fact]
    public void The_documented_nights_until_a_drift_is_told_are_what_the_rules_give()
    {
        List<string> rows = ["| the sensor's error, from 16:00 on 11 November | told after nights | when it erred by |", "|---|---|---|"];
        foreach (var (what, kelvin) in Drifts)
        {
            var told = Run(hours => hours < 0 ? 0 : kelvin(hours)).OfType<Alert>().FirstOrDefault(a => a.State == AlertState.Raised);
            rows.Add(told is null
                ? $"| {what} | not in 38 | – |"
                : string.Create(CultureInfo.InvariantCulture, $"| {what} | {Math.Floor((told.At - Hornsgatan.Utc(Begins)).TotalDays) + 1:0} | {kelvin((told.At - Hornsgatan.Utc(Begins)).TotalHours):+0.0;−0.0} K |"));
        }

        Documentation.Has("winter-verification.md", string.Join('\n', rows));
    }

    /// <param name="error">K, by hours since the beginning; less than zero before it.</param>
    private static List<Outcome> Run(Func<double, double> error)
    {
        var site = new Site(new SiteId("hornsgatan"), "Hornsgatan", 59.317, 18.049, SiteKind.Road);
        Quantity[] measured = [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature];
        var sensor = new Sensor(new SensorId("rws"), site.Id, new GatewayId("rws"), measured, TimeSpan.FromHours(1), InstrumentGrade.Reference);
        var network = new CityNetwork(TimeZoneInfo.FindSystemTimeZoneById(Hornsgatan.Zone), [new Gateway(new GatewayId("rws"), "rws")], [site], [sensor], [], []);
        using var engine = new RuleEngine(
            network, new RuleSet([new SensorDriftRule(new GrittingPolicyOptions())], [new RoadNightRule()], []), new RuleEngineOptions(), new QualityControlOptions());
        List<Outcome> given = [];
        engine.Outcomes.Subscribe(given.Add);
        foreach (var row in MeasuredData.Rows(MeasuredData.Require("winter/hornsgatan_hourly_2010-10_to_2010-12-19.csv")))
        {
            var local = DateTime.Parse(row["time_local"], CultureInfo.InvariantCulture);
            var at = Hornsgatan.Utc(local);
            Accept(Quantity.RoadSurfaceTemperature, row["rst_c"], error((local - Begins).TotalHours));
            Accept(Quantity.AirTemperature, row["air_c"], 0);
            for (var minute = 0; minute < 60; minute++)
            {
                engine.Tick(at.AddMinutes(minute));
            }

            void Accept(Quantity quantity, string value, double more)
            {
                if (value.Length > 0)
                {
                    engine.Accept(new Reading(sensor.Id, quantity, at, double.Parse(value, CultureInfo.InvariantCulture) + more, at));
                }
            }
        }

        return given;
    }
}
