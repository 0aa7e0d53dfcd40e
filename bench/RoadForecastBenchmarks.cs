using BenchmarkDotNet.Attributes;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Bench;

/// <summary>
/// A station's road surface for the next 24 hours, in steps of 5 minutes after two days of the past in steps of 10: on an open road,
/// in a street whose walls are reckoned too, and by the station alone. Beside it the bare arithmetic of as many implicit
/// steps through as many layers.
/// </summary>
public class RoadForecastBenchmarks
{
    private const int Steps = 288 + 288;
    private const int Nodes = 21;

    private readonly double[] _temperature = new double[Nodes];
    private readonly double[] _upper = new double[Nodes];
    private readonly double[] _right = new double[Nodes];
    private RoadForecastRequest _open = null!;
    private RoadForecastRequest _street = null!;
    private RoadForecastRequest _alone = null!;
    private RoadForecastRequest _withErrors = null!;
    private RoadForecastDay[] _days = null!;

    [GlobalSetup]
    public void Make()
    {
        var issued = SomeMessages.Evening;
        var weather = Enumerable.Range(-8 * 24, (9 * 24) + 2).Select(h => At(issued.AddHours(h), h)).ToArray();
        var request = new RoadForecastRequest(new Site(new SiteId("s"), "s", 53.4, -1.9, SiteKind.Road), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), issued)
        {
            Surface = [.. weather.Where(w => w.At <= issued).Select(w => new RoadObservation(w.At, w.Air - 1))],
            Measured = [.. weather.Where(w => w.At <= issued)],
            Weather = [.. weather.Where(w => w.At >= issued)],
            WeatherIssuedAt = issued,
        };
        var street = new RoadProfile { Canyon = new StreetCanyon(20, 15, 76), Traffic = new RoadTraffic(12_000, 0.05, 40, 2) };
        _open = request with { Surface = Last(request.Surface), Measured = [.. request.Measured.Where(w => w.At > issued.AddHours(-50))] };
        _street = _open with { Site = _open.Site with { Road = street } };
        _alone = request with { Weather = [] };
        _days =
        [
            .. from day in Enumerable.Range(-31, 31)
               let at = issued.AddDays(day)
               select new RoadForecastDay(
                   _open.Site.Id, at, at.AddMinutes(30),
                   [.. Enum.GetValues<RoadForecastMember>().Select(m => new RoadForecastTrack(m, [.. Enumerable.Range(1, 24).Select(h => Math.Sin(day + (h * ((int)m + 1.0))))]))],
                   [.. Enumerable.Range(-23, 24).Select(h => (double?)Math.Cos((day * 3) + h))]),
        ];
        _withErrors = _open with { Errors = RememberedRoad.Errors(_days) };

        IReadOnlyList<RoadObservation> Last(IReadOnlyList<RoadObservation> all) => [.. all.Where(o => o.At > issued.AddHours(-50))];
    }

    /// <summary>The floor: the elimination and substitution of the same number of steps and nodes.</summary>
    [Benchmark(Baseline = true)]
    public double Bare_implicit_steps()
    {
        for (var step = 0; step < Steps; step++)
        {
            _upper[0] = -0.5;
            _right[0] = _temperature[0] + 1;
            for (var i = 1; i < Nodes; i++)
            {
                var diagonal = 2.5 - (0.5 * _upper[i - 1]);
                _upper[i] = -0.5 / diagonal;
                _right[i] = (_temperature[i] + (0.5 * _right[i - 1])) / diagonal;
            }

            _temperature[Nodes - 1] = _right[Nodes - 1];
            for (var i = Nodes - 2; i >= 0; i--)
            {
                _temperature[i] = _right[i] - (_upper[i] * _temperature[i + 1]);
            }
        }

        return _temperature[0];
    }

    [Benchmark]
    public RoadForecast Open_road() => RoadForecaster.Forecast(_open);

    [Benchmark]
    public RoadForecast Open_road_with_its_errors() => RoadForecaster.Forecast(_withErrors);

    /// <summary>What a decision works out once a day of each station.</summary>
    [Benchmark]
    public RoadForecastErrors Errors_of_remembered_days() => RememberedRoad.Errors(_days);

    [Benchmark]
    public RoadForecast Street_between_houses() => RoadForecaster.Forecast(_street);

    [Benchmark]
    public RoadForecast Station_alone() => RoadForecaster.Forecast(_alone);

    private static RoadWeather At(DateTimeOffset at, int hour)
    {
        var air = 1 + (3 * Math.Cos(2 * Math.PI * (hour + 3) / 24));
        return new RoadWeather(at) { Air = air, DewPoint = air - 1.5, Wind = 2, Cloud = 4, Precipitation = hour % 30 == 0 ? 1 : 0, Snowfall = 0, Pressure = 1000 };
    }
}
