using System.Text;
using Telemetry.Api.Composition;
using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;
using Telemetry.Ingest.Admission;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Unit.FirmwareSim.City;

/// <summary>
/// The simulated roads and the platform's surface model share no code. A road of the demo is as its network file describes it, so what is
/// foreseen for it comes about, within the error that is stated in docs/firmware-sim.md.
/// </summary>
public sealed class DemoRoadForecastTests
{
    /// <summary>How far back a road station of the demo remembers when it starts.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(6);

    private static readonly DateTimeOffset Begin = new(2026, 1, 14, 14, 30, 0, TimeSpan.Zero);
    private static readonly CityNetwork Network = NetworkFileReader.Read(Encoding.UTF8.GetBytes(DemoCity.NetworkJson)).Network!;

    [Theory]
    [InlineData(1, 0, 1.0, 0.6)]
    [InlineData(1, 4, 1.0, 0.6)]
    [InlineData(1, 8, 1.0, 0.6)]
    [InlineData(2, 0, 1.5, 1.0)] // A night whose air is foreseen a kelvin too warm.
    public void What_is_foreseen_of_each_road_comes_about_in_the_mean_of_twelve_hours(int seed, int hoursLater, double each, double all)
    {
        var at = Begin.AddHours(hoursLater);
        var instruments = new CityInstruments(seed, CityPlan.Undisturbed).All.ToDictionary(i => i.Sensor);
        var weather = DemoCity.Forecasts(at, seed, ["frost-night"]).GroupBy(i => i.Site).ToDictionary(g => g.Key, g => g.MaxBy(i => i.IssuedAt)!);
        var errors = new List<double>();
        foreach (var station in Marlhaven.Stations)
        {
            var site = Network.FindSite(new SiteId(station.Site))!;
            var forecast = Foresee(site, instruments[station.Sensor], weather[site.Id], at, hours: 12);

            Assert.Equal(RoadForecastBasis.WeatherForecast, forecast.Basis);
            var error = forecast.Points.Average(p => Math.Abs(p.Rst - Value(instruments[station.Sensor].Observe(p.At)!, Quantity.RoadSurfaceTemperature)));
            Assert.True(error < each, $"{station.Site}: {error:0.00} K");
            errors.Add(error);
        }

        Assert.True(errors.Average() < all, $"all stations: {errors.Average():0.00} K");
    }

    [Fact]
    public void Decisions_rest_on_the_described_roads_and_expect_the_minimum_that_is_foreseen()
    {
        var sites = new HashSet<string>(["beacon-hill", "long-drove", "airfield", "drypool-farm", "ring-east", "ring-west", "southmoor", "brickyard"]);
        var night = new NightWriter(1, CityPlan.Undisturbed, sites);
        List<string> errors = [];
        using var text = new StringReader(night.Readings(Begin - Remembered, Begin.AddMinutes(1)));
        var readings = RecordedReadings.Read(text, Network, new ReadingGuard(new AdmissionOptions()), errors).Readings;
        Assert.Empty(errors);
        var forecasts = DemoCity.Forecasts(Begin, 1, ["frost-night"]);
        var result = ReplayRun.Execute(
            NetworkFileReader.Read(night.Network()).Network!, StandardRules.Create(new RuleOptions()), new RuleEngineOptions(), new QualityControlOptions(), readings,
            [.. forecasts.Where(f => sites.Contains(f.Site.Value)).OrderBy(f => f.ReceivedAt)]);
        Assert.Empty(result.Faults);

        var instruments = new CityInstruments(1, CityPlan.Undisturbed).All.ToDictionary(i => i.Sensor);
        var end = DecisionDay.Containing(Begin, Network.TimeZone).End;
        string[] routes = ["R01", "R05", "R07", "R08"];
        foreach (var route in routes.Select(r => Network.FindRoute(new RouteId(r))!))
        {
            var decision = result.Standing.OfType<Decision>().Where(d => d.Route == route.Id).MaxBy(d => d.ReassessedAt ?? d.DecidedAt)!;
            var foreseen = route.Stations.Min(s => s.OffsetK + Foresee(
                    Network.FindSite(s.Site)!, instruments[Marlhaven.Stations.Single(m => m.Site == s.Site.Value).Sensor],
                    forecasts.Where(f => f.Site == s.Site).MaxBy(f => f.IssuedAt)!, Begin, (int)Math.Floor((end - Begin).TotalHours))
                .Points.Min(p => p.Rst));

            Assert.Contains(decision.Reasons, r => r.Text.Contains("is the surface model's", StringComparison.Ordinal));
            Assert.InRange(decision.MinRst!.Value, foreseen - 0.7, foreseen + 0.7);
        }
    }

    private static RoadForecast Foresee(Site site, IInstrument sensor, Telemetry.Domain.Forecasts.ForecastIssue weather, DateTimeOffset at, int hours)
    {
        var known = new Dictionary<Quantity, List<RoadObservation>>();
        for (var t = Begin - Remembered; t <= at; t += sensor.Interval)
        {
            foreach (var (quantity, value) in sensor.Observe(t)!.Values)
            {
                if (!known.TryGetValue(quantity, out var course))
                {
                    known.Add(quantity, course = []);
                }

                course.Add(new RoadObservation(t, value));
            }
        }

        var measured = known.ToDictionary(k => k.Key, k => (IReadOnlyList<RoadObservation>)k.Value);
        return RoadForecaster.Forecast(new RoadForecastRequest(site, Network.TimeZone, at)
        {
            Surface = measured[Quantity.RoadSurfaceTemperature],
            Subsurface = measured[Quantity.SubsurfaceTemperature],
            Measured = MeasuredWeather.From(measured),
            Weather = ForecastWeather.Of(weather),
            WeatherIssuedAt = weather.IssuedAt,
            OnRoad = OnRoadSensor.Of(measured, at),
            Hours = hours,
        });
    }

    private static double Value(Observation observation, Quantity quantity) => observation.Values.First(v => v.Quantity == quantity).Value;
}
