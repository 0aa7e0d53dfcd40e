using System.Globalization;
using System.Xml.Linq;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>One case of METRo's test suite under this model, beside METRo's own output: nobody measured what came, so neither is the truth.</summary>
internal static class MetroCase
{
    public const string Header =
        "| case | from | hours | this model less METRo, K: at 1 h | 6 h | 12 h | 24 h | mean | largest | lowest, °C: this model | METRo |\n|---|---|---|---|---|---|---|---|---|---|---|";

    public static string Row(string name, string zone)
    {
        var (measured, surface, subsurface) = Read(name);
        var issued = surface[^1].At;
        var forecast = RoadForecaster.Forecast(new RoadForecastRequest(Site(name), TimeZoneInfo.FindSystemTimeZoneById(zone), issued)
        {
            Surface = surface,
            Subsurface = subsurface,
            Measured = measured,
            Weather = Weather(name),
        });
        var theirs = Predictions(name, "roadcast_reference", "roadcast-time").Select(p => (At: p.At, St: Number(p.Element.Element("st")!.Value))).ToArray();
        var pairs = forecast.Points.Where(p => p.At >= theirs[0].At && p.At <= theirs[^1].At).Select(p => (p.At, Ours: p.Rst, Theirs: At(theirs, p.At))).ToArray();
        var worst = pairs.MaxBy(p => Math.Abs(p.Ours - p.Theirs));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {issued:yyyy-MM-dd HH:mm}Z | {(forecast.Until - issued).TotalHours:0} | {Difference(1)} | {Difference(6)} | {Difference(12)} | {Difference(24)} "
            + $"| {pairs.Average(p => p.Ours - p.Theirs):+0.0;−0.0} | {worst.Ours - worst.Theirs:+0.0;−0.0} "
            + $"| {pairs.Min(p => p.Ours):0.0;−0.0} | {pairs.Min(p => p.Theirs):0.0;−0.0} |");

        string Difference(int hours) => pairs.Where(p => p.At == issued.AddHours(hours)).Select(p => (p.Ours - p.Theirs).ToString("+0.0;−0.0", CultureInfo.InvariantCulture)).FirstOrDefault("–");
    }

    /// <summary>Every 20 minutes from the second day on, three hours ahead without a forecast.</summary>
    public static NextHours Ahead(string name, string zone)
    {
        var (measured, surface, subsurface) = Read(name);
        var ahead = new NextHours("METRo " + name, Site(name), TimeZoneInfo.FindSystemTimeZoneById(zone));
        for (var issued = surface[0].At.AddHours(24.5); issued < surface[^1].At; issued = issued.AddMinutes(20))
        {
            ahead.Issue(issued, surface, subsurface, measured, at => At(surface, at));
        }

        return ahead;
    }

    public const string MeasuredHeader =
        "| case | measured from | to | issues | pairs | this model: MAE 1–3 h, K | 4–12 h | bias | persistence: MAE 1–3 h, K | 4–12 h |\n|---|---|---|---|---|---|---|---|---|---|";

    /// <summary>The hours that were measured, foreseen from each hour among them with the weather measured later and a sky that nobody saw.</summary>
    public static string MeasuredRow(string name, string zone)
    {
        var (measured, surface, subsurface) = Read(name);
        List<(double Lead, double Error, double Persistence)> pairs = [];
        var issues = 0;
        for (var issued = surface[0].At.AddHours(6); issued < surface[^1].At.AddHours(-2); issued = issued.AddHours(1))
        {
            var now = At(surface, issued);
            var forecast = RoadForecaster.Forecast(new RoadForecastRequest(Site(name), TimeZoneInfo.FindSystemTimeZoneById(zone), issued)
            {
                Surface = [.. surface.Where(o => o.At <= issued)],
                Subsurface = [.. subsurface.Where(o => o.At <= issued)],
                Measured = [.. measured.Where(w => w.At <= issued)],
                Weather = [.. measured.Where(w => w.At > issued)],
                Hours = 12,
            });
            issues += forecast.Points.Count > 0 && now is not null ? 1 : 0;
            foreach (var point in forecast.Points)
            {
                if (At(surface, point.At) is { } truth && now is { } start)
                {
                    pairs.Add(((point.At - issued).TotalHours, point.Rst - truth, start - truth));
                }
            }
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {surface[0].At:yyyy-MM-dd HH:mm}Z | {surface[^1].At:yyyy-MM-dd HH:mm}Z | {issues} | {pairs.Count} | {Mae(p => p.Lead <= 3, p => p.Error):0.0} | {Mae(p => p.Lead > 3, p => p.Error):0.0} "
            + $"| {pairs.Average(p => p.Error):+0.0;−0.0} | {Mae(p => p.Lead <= 3, p => p.Persistence):0.0} | {Mae(p => p.Lead > 3, p => p.Persistence):0.0} |");

        double Mae(Func<(double Lead, double Error, double Persistence), bool> which, Func<(double Lead, double Error, double Persistence), double> error) =>
            RoadScore.Mean(pairs.Where(which).Select(p => Math.Abs(error(p))));
    }

    private static (RoadWeather[] Measured, RoadObservation[] Surface, RoadObservation[] Subsurface) Read(string name)
    {
        var rows = MeasuredData.Rows(MeasuredData.Require($"winter/metro_case{name}.csv")).ToArray();
        RoadWeather[] measured =
        [
            .. rows.Select(r => new RoadWeather(Time(r["time_utc"]))
            {
                Air = Number(r["air_c"]), DewPoint = Number(r["dewpoint_c"]), Wind = Number(r["wind_raw_kmh"]) / 3.6,
            }).OrderBy(w => w.At),
        ];
        return (measured, Series(rows, "rst_c"), Series(rows, "subsurface40cm_c"));
    }

    /// <summary>Between two measurements at most three hours apart.</summary>
    private static double? At(RoadObservation[] series, DateTimeOffset at)
    {
        var next = Array.FindIndex(series, o => o.At >= at);
        return next >= 0 && series[next].At == at ? series[next].Value
            : next <= 0 || series[next].At - series[next - 1].At > TimeSpan.FromHours(3) ? null
            : At([(series[next - 1].At, series[next - 1].Value), (series[next].At, series[next].Value)], at);
    }

    private static double At((DateTimeOffset At, double St)[] series, DateTimeOffset at)
    {
        var next = Array.FindIndex(series, p => p.At >= at);
        return series[next].At == at
            ? series[next].St
            : series[next - 1].St + ((series[next].St - series[next - 1].St) * ((at - series[next - 1].At) / (series[next].At - series[next - 1].At)));
    }

    /// <summary>Rain in mm and snow in cm are running totals; wind is km/h.</summary>
    private static List<RoadWeather> Weather(string name)
    {
        List<RoadWeather> hours = [];
        double rainBefore = 0;
        double snowBefore = 0;
        foreach (var (at, hour) in Predictions(name, "forecast", "forecast-time"))
        {
            var rain = Value("ra");
            var snow = Value("sn");
            hours.Add(new RoadWeather(at)
            {
                Air = Value("at"), DewPoint = Value("td"), Wind = Value("ws") / 3.6, Cloud = Value("cc"), Pressure = Value("ap"),
                Precipitation = Math.Max(0, rain - rainBefore) + Math.Max(0, snow - snowBefore), Snowfall = Math.Max(0, snow - snowBefore),
            });
            (rainBefore, snowBefore) = (rain, snow);

            double Value(string element) => Number(hour.Element(element)!.Value);
        }

        return hours;
    }

    private static Site Site(string name)
    {
        var station = XDocument.Load(MeasuredData.Require($"winter/metro_case{name}_station.xml")).Root!;
        var layers = station.Descendants("roadlayer").Select(l => new PavementLayer(
            l.Element("type")!.Value switch { "asphalt" => PavementMaterial.Asphalt, "cement" => PavementMaterial.Concrete, _ => PavementMaterial.CrushedRock },
            Number(l.Element("thickness")!.Value)));
        return new Site(
            new SiteId(name), name, Number(station.Descendants("latitude").Single().Value), Number(station.Descendants("longitude").Single().Value), SiteKind.Road)
        {
            Road = new RoadProfile
            {
                Layers = [.. layers],
                SubsurfaceDepthM = station.Descendants("sst-sensor-depth").Select(d => (double?)Number(d.Value)).SingleOrDefault(),
            },
        };
    }

    private static IEnumerable<(DateTimeOffset At, XElement Element)> Predictions(string name, string file, string time) =>
        XDocument.Load(MeasuredData.Require($"winter/metro_case{name}_{file}.xml")).Descendants("prediction").Select(p => (Time(p.Element(time)!.Value), p));

    private static RoadObservation[] Series(IEnumerable<IReadOnlyDictionary<string, string>> rows, string column) =>
        [.. rows.Where(r => r[column].Length > 0).Select(r => new RoadObservation(Time(r["time_utc"]), Number(r[column]))).OrderBy(o => o.At)];

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
