using Telemetry.Api.Endpoints.Gritting.Spreading;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Api.Replay;

public sealed class RecordedTreatmentsTests
{
    private const string Header = "id,route,started_at,ended_at,material,spread_rate_g_m2,reported_at";

    private static readonly CityNetwork Network = new(
        London, [], [new Site(new SiteId("s1"), "Moor", 53.4, -1.9, SiteKind.Road)], [],
        [new Route(new RouteId("r1"), "Route 1", RoutePriority.P1, 40, 7.3, TimeSpan.FromHours(3), SaltType.Dry, null, [new RouteStation(new SiteId("s1"), 0)])], []);

    [Fact]
    public void A_treatment_is_known_from_when_it_was_reported_or_else_from_when_it_was_over()
    {
        var (reports, errors) = Read(
            Header,
            "a,r1,2026-01-14T16:00:00Z,2026-01-14T18:00:00Z,dry-salt,10,2026-01-15T09:30:00Z",
            "b,r1,2026-01-14T16:00:00Z,2026-01-14T18:00:00Z,brine,,",
            "c,r1,2026-01-14T16:00:00+01:00,,dry-salt,10,");

        Assert.Empty(errors);
        Assert.Equal([("c", Jan14(18)), ("b", Jan14(18)), ("a", Jan14(33.5))], reports.Select(r => (r.Id, r.ReportedAt)).OrderBy(r => r.ReportedAt).ThenByDescending(r => r.Id));
        Assert.Equal(["b", "c", "a"], reports.Select(r => r.Id));
        Assert.Equal((SpreadMaterial.Brine, (double?)null, new DateOnly(2026, 1, 14)), (reports[0].Material, reports[0].SpreadRate, reports[0].Day));
    }

    [Fact]
    public void Everything_wrong_is_told_with_its_line_and_what_would_be_right()
    {
        var (reports, errors) = Read(
            Header,
            "a,r9,2026-01-14T16:00:00Z,,dry-salt,10,",
            "b,r1,yesterday,,dry-salt,10,",
            "c,r1,2026-01-14T16:00:00Z,2026-01-14T18:00:00Z,dry-salt,10,2026-01-14T17:00:00Z",
            "d,r1,2026-01-14T16:00:00Z,,salt,10,",
            "d,r1,2026-01-14T16:00:00Z,,dry-salt,lots,");

        Assert.Empty(reports);
        Assert.Equal(
            [
                "spread.csv line 6: spread_rate_g_m2 'lots' is no number such as 10.5",
                "spread.csv line 2: route 'r9' is no route of the network; it has r1",
                "spread.csv line 3: started_at 'yesterday' is no time with its zone, such as 2026-01-14T18:00:00Z (in an address '+' is written %2B)",
                "spread.csv line 4: reported_at must not be before started_at and ended_at: nobody can report at 2026-01-14T17:00Z what was spread later",
                "spread.csv line 5: material must be one of dry-salt, pre-wet-salt, brine, grit, other, not 'salt'",
                "spread.csv line 6: id 'd' is there twice",
            ],
            errors);
    }

    [Fact]
    public void A_file_without_the_columns_is_told_which_there_are()
    {
        var (_, errors) = Read("route,when", "r1,2026-01-14T16:00:00Z");

        Assert.Contains("spread.csv line 1 'when' is no column; they are id, route, started_at, ended_at, material, spread_rate_g_m2, tonnes, vehicle, operator, note, reported_at", errors);
        Assert.Contains("spread.csv line 1 the column started_at is missing", errors);
    }

    [Fact]
    public void A_live_host_takes_nobodys_word_for_when_something_was_reported()
    {
        var errors = new RequestErrors();

        new TreatmentRequest(Network, Jan14(20), null, errors).ReadCsv("id,route,started_at,material,reported_at\na,r1,2026-01-14T16:00:00Z,dry-salt,2026-01-14T17:00:00Z\n"u8);

        Assert.Contains("'reported_at' is no column", Assert.Single(errors.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_that_no_rule_can_have_seen_are_counted_for_the_reader()
    {
        var (reports, _) = Read(Header, "a,r1,2026-01-14T16:00:00Z,,dry-salt,10,", "b,r1,2026-01-15T16:00:00Z,,dry-salt,10,");

        Assert.Equal("2 reported treatments, 1 of them reported after the last reading and seen by no rule", RecordedTreatments.Say(reports, Jan14(30)));
        Assert.Equal("2 reported treatments", RecordedTreatments.Say(reports, Jan14(60)));
    }

    private static (IReadOnlyList<TreatmentReport> Reports, List<string> Errors) Read(params string[] lines)
    {
        var folder = Directory.CreateTempSubdirectory("telemetry-spread-");
        try
        {
            var file = new FileInfo(Path.Combine(folder.FullName, "spread.csv"));
            File.WriteAllLines(file.FullName, lines);
            List<string> errors = [];
            return (RecordedTreatments.Read(file, Network, errors), errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
