using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>Hornsgatan, 11 November 2010, 16:00 local: 9.86 °C by a sensor fault between 1.93 and 0.65 °C.</summary>
public sealed class HornsgatanFaultTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("UTC+1", TimeSpan.FromHours(1), null, null);
    private static readonly DateTimeOffset Fault = new(2010, 11, 11, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Flag.Pass, true)]
    [InlineData(Flag.Suspect, true)]
    [InlineData(Flag.Fail, true)]
    [InlineData(Flag.Pass, false)]
    [InlineData(Flag.Fail, false)]
    public void Moves_no_decision_whatever_quality_control_said_before_the_next_sample(Flag first, bool forecast)
    {
        var faulty = Station(first, forecast);
        var without = Station(null, forecast);
        var treated = 0;
        for (var minute = -60; minute < 180; minute++)
        {
            var now = Fault.AddMinutes(minute);
            var (expected, actual) = (At(without, now), At(faulty, now));
            Assert.True(expected.Action == actual.Action, $"{now:HH:mm}: {actual.Action} instead of {expected.Action}");
            Assert.Equal(expected.SpreadRate, actual.SpreadRate);
            Assert.Equal(expected.Treatments, actual.Treatments);
            Assert.True(expected.WindowEnd is null || Math.Abs((expected.WindowEnd - actual.WindowEnd)!.Value.TotalMinutes) < 15);
            treated += actual.Action.Treats() ? 1 : 0;
        }

        // With the forecast the hours around the fault are marginal, some monitored and some treated: a warm value would show.
        Assert.True(!forecast || treated is > 0 and < 240);
    }

    private static Decision At(SomeStation station, DateTimeOffset now) =>
        new Telemetry.Rules.Winter.GrittingDecisionRule(new()).Decide(Moment(now, [station], zone: Zone));

    private static SomeStation Station(Flag? fault, bool forecast)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("TELEMETRY_DATA") ?? "", "winter", "hornsgatan_hourly_2010-10_to_2010-12-19.csv");
        Assert.SkipUnless(File.Exists(path), "TELEMETRY_DATA names no folder with the recorded data");
        var station = new SomeStation(interval: TimeSpan.FromHours(1));
        var issued = Fault.AddHours(-1);
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var cells = line.Split(',');
            var at = new DateTimeOffset(DateTime.Parse(cells[0], CultureInfo.InvariantCulture), TimeSpan.FromHours(1)).ToUniversalTime();
            if (at < Fault.AddHours(-16) || at > Fault.AddHours(24))
            {
                continue;
            }

            if (at == Fault && fault is { } first)
            {
                station.Reads(Quantity.RoadSurfaceTemperature, at, Number(cells[1]), Flag.Fail, QcTest.Spike, first, at.AddHours(1));
            }
            else if (at != Fault)
            {
                station.Reads(Quantity.RoadSurfaceTemperature, at, Number(cells[1]));
            }

            station.Reads(Quantity.AirTemperature, at, Number(cells[2])).Reads(Quantity.RelativeHumidity, at, Number(cells[3]))
                .Reads(Quantity.PrecipitationRate, at, Number(cells[6])).Reads(Quantity.SnowfallRate, at, Number(cells[7]));
            if (forecast)
            {
                station.IssuedAt(issued).Forecasts(Quantity.AirTemperature, at, at, Number(cells[2])).Forecasts(Quantity.DewPoint, at, at, Number(cells[4]))
                    .Forecasts(Quantity.PrecipitationRate, at, at, Number(cells[6])).Forecasts(Quantity.SnowfallRate, at, at, Number(cells[7]));
            }
        }

        return station;
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
