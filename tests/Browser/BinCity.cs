using Telemetry.Api.Endpoints.Bins;
using Telemetry.Api.Endpoints.Sites;
using Telemetry.Api.Endpoints.Stations;

namespace Telemetry.Tests.Browser;

/// <summary>What the fake host knows of bins: one to collect that was missed, one on fire, one of which nothing is known, one that can wait and lies on its side.</summary>
internal static class BinCity
{
    private static readonly DateTimeOffset Now = Night.Evening;

    public static void Serve(FakeHost host)
    {
        host.Answers["/api/v1/bins"] = () => new BinsDto(host.Night.Now, false, Bins());
        host.Answers["/api/v1/bins/bin-01/fills"] = () => new FillsDto(Now, false, "bin-01", Now.AddDays(-2), Now, Fills());
        host.Answers["/api/v1/bins/bin-01/emptyings"] = () => new EmptyingsDto(Now, false, "bin-01", Now.AddDays(-2), Now,
        [
            new(40, "bin-01", Now.AddHours(-31), Now.AddHours(-30), 92.4, 4.1, Now, false),
            new(41, "bin-01", Now.AddHours(-30), Now.AddHours(-29), 80, 3, Now, true),
        ]);
        host.Answers["/api/v1/stations/market"] = () => new StationDto(
            Now, false, "Europe/London", Now.AddHours(-1), new("market", "Market Place", "bin", 53.8, -0.2, "reporting", 1, [], [], Now),
            [new("bfs-01", "bfs-01", "bfs-01", 3600, 10_800, "indicative", [])], [], [], [], [], null, null);
        host.Answers["/api/v1/alerts"] = () => City.AlertsAnswer(
            City.Alert(35, "bin-collection-missed", "Bin", "bin-01", "Market Place", "market", "Warning", "Raised", 190, "No emptying was seen until 2026-01-14 18:30 UTC."),
            City.Alert(36, "bin-collect", "Bin", "bin-01", "Market Place", "market", "Information", "Raised", 190, "Full."));
    }

    public static List<BinDto> Bins() =>
    [
        Bin("bin-01", "market", "Market Place", Fill(96.2, 20), toCollect: true, why: "bin-01 was 96.2 % full at 2026-01-14 21:27 UTC. It is collected from 80 %.",
            alerts: [new("bin-collection-missed", "Warning", "Raised", Now.AddHours(-3), "No emptying was seen until 2026-01-14 18:30 UTC.")]),
        Bin("bin-02", "school", "School gate", Fill(30, 5), toCollect: false, alerts: [new("bin-fire", "Critical", "Raised", Now.AddMinutes(-5), "The container was at 71.5 °C at 2026-01-14 21:42 UTC.")]),
        Bin("bin-03", "harbour", "Harbour steps", Fill(null, 20) with { Note = "NoEcho" }, known: Fill(55, 600), stale: true, toCollect: null, why: "The last known fill is too old to say anything of now."),
        Bin("bin-04", "park", "Priory Park", Fill(12, 20), toCollect: false, alerts: [new("bin-tilted", "Warning", "Stale", Now.AddHours(-2), "It was tilted by 62° at 2026-01-14 19:47 UTC.")]),
    ];

    /// <summary>Two days by the hour: emptied 31 h ago, nothing read for seven hours, one reading without an echo, calibrated anew 10 h ago.</summary>
    private static List<FillDto> Fills() =>
    [
        .. Enumerable.Range(1, 47).Reverse().Where(h => h is < 20 or > 26).Select(h => Past(h, h >= 31 ? 92 - ((h - 31) * 2) : 4 + ((31 - h) * 3)))
            .Select(f => f.ObservedAt == Now.AddHours(-15) ? f with { Percent = null, Litres = null, Note = "NoEcho" } : f)
            .Select(f => f.ObservedAt > Now.AddHours(-10.5) ? f with { Basis = f.Basis with { CalibratedFrom = Now.AddHours(-10.5) } } : f),
    ];

    private static FillDto Past(int hoursAgo, double percent) => Fill(percent, hoursAgo * 60);

    private static FillDto Fill(double? percent, int minutesAgo) => new(
        30, "bin-01", Now.AddMinutes(-minutesAgo), percent, percent * 1.2, 400, "Measured", "pass", new("Distance", null, 900, 220, 150, 100, 120), null, "TooFewReadings", Now, false);

    private static BinDto Bin(
        string id, string site, string name, FillDto fill, bool? toCollect, string? why = null, FillDto? known = null, bool stale = false, IReadOnlyList<BinAlertDto>? alerts = null) => new(
        id, site, name, 53.8, -0.2, id.Replace("bin", "bfs", StringComparison.Ordinal), "litter", 120, 80, null, new(["monday", "wednesday"], "16:30"), fill, known, 1200, stale, toCollect, why, alerts ?? [],
        new(40, id, Now.AddHours(-31), Now.AddHours(-30), 92.4, 4.1, Now, false));
}
