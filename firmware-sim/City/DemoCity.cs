using System.Text;
using Telemetry.Domain.Forecasts;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.FirmwareSim.City;

/// <summary>What the council of the demo city knows of itself: its network file, and the forecasts it is sent.</summary>
public static class DemoCity
{
    /// <summary>The seed of the night that --demo shows.</summary>
    public const int DefaultSeed = 1;

    /// <summary>What happens when nothing else is asked for.</summary>
    public const string DefaultScenario = ScenarioCatalogue.Default;

    /// <summary>Names and stories of everything that can happen.</summary>
    public static IReadOnlyList<(string Name, string Story)> Scenarios { get; } = [.. ScenarioCatalogue.All.Select(s => (s.Name, s.Story))];

    /// <summary>The network file: 24 road stations on 12 routes, 10 air sites and 40 bins behind 8 gateways and 4 modems of their own.</summary>
    public static string NetworkJson { get; } = Encoding.UTF8.GetString(new NetworkFile(null).Write());

    /// <summary>
    /// The forecasts issued (06:00, 12:00 and 18:00 local) in the 24 h up to <paramref name="now"/>, oldest first: every road
    /// site, hourly to 30 h ahead. The same issue is the same at every call, so it may be imported again and again.
    /// </summary>
    /// <remarks><see cref="ForecastIssue.ReceivedAt"/> is the issue time; a host that takes one in sets its own.</remarks>
    public static IReadOnlyList<ForecastIssue> Forecasts(DateTimeOffset now, int seed = DefaultSeed, IEnumerable<string>? scenarios = null) =>
        new ForecastOffice(seed, CityPlan.Of(scenarios ?? [DefaultScenario])).IssuedBy(now);
}
