using System.Globalization;
using CsvHelper;
using Microsoft.Extensions.Configuration;
using Telemetry.Api.Composition;
using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Forecasts;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Golden;

/// <summary>
/// Every row of the treatment matrix, each boundary on both sides and at itself, and every hole, through the checks and rules of the
/// host: tests/Golden/gritting/treatment-matrix.csv, whose expectations are those of docs/sources/winter.md#matrix. With
/// TELEMETRY_UPDATE_GOLDEN=1 the file is written anew; read the difference.
/// </summary>
public sealed class TreatmentMatrixCaseTests
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "tests", "Golden", "gritting", "treatment-matrix.csv");

    private static readonly Lazy<IReadOnlyList<TreatmentCase>> All = new(Read);

    private static readonly Lazy<Dictionary<string, Decision>> Decided = new(Decide);

    public static TheoryData<string> Names => [.. All.Value.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_decided_as_the_table_says(string name)
    {
        var line = All.Value.Single(c => c.Name == name);

        Assert.Equal(line.Expected, line.With(Decided.Value[line.Route]));
    }

    [Fact]
    public void Every_row_of_the_matrix_is_reached_with_each_salt()
    {
        var reached = All.Value.Select(c => (c.Expected[12], c.Expected[18])).ToHashSet();

        Assert.All(TreatmentMatrix.Rows.Where(r => r.Dry is not null), r =>
        {
            Assert.Contains(("dry", r.Id), reached);
            Assert.Contains(("pre-wet", r.Id), reached);
        });
        Assert.Contains(("dry", TreatmentMatrix.Packed(-8).Id), reached);
    }

    private static List<TreatmentCase> Read()
    {
        using var csv = new CsvReader(File.OpenText(Path), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        Assert.Equal(TreatmentCase.Columns, csv.HeaderRecord);
        var lines = new List<TreatmentCase>();
        while (csv.Read())
        {
            lines.Add(new TreatmentCase(TreatmentCase.Columns.ToDictionary(c => c, c => csv.GetField(c)!, StringComparer.Ordinal), lines.Count));
        }

        return lines;
    }

    /// <summary>One run for each policy that lines ask for.</summary>
    private static Dictionary<string, Decision> Decide()
    {
        var decided = new Dictionary<string, Decision>(StringComparer.Ordinal);
        foreach (var lines in All.Value.GroupBy(c => c.Policy, StringComparer.Ordinal))
        {
            foreach (var decision in Replay([.. lines], PolicyOf(lines.Key)).Standing.OfType<Decision>().OrderBy(d => d.DecidedAt))
            {
                decided[decision.Route.Value] = decision;
            }
        }

        if (Environment.GetEnvironmentVariable("TELEMETRY_UPDATE_GOLDEN") == "1")
        {
            Write(decided);
        }

        return decided;
    }

    private static ReplayResult Replay(TreatmentCase[] lines, GrittingPolicyOptions policy)
    {
        var network = NetworkFileReader.Read(System.Text.Encoding.UTF8.GetBytes($$"""
            {
              "timeZone": "Europe/London",
              "sites": [{{string.Join(",\n", lines.Select(l => l.SiteJson))}}],
              "sensors": [{{string.Join(",\n", lines.Select(l => l.SensorJson))}}],
              "routes": [{{string.Join(",\n", lines.Select(l => l.RouteJson))}}]
            }
            """));
        Assert.True(network.Network is not null, string.Join('\n', network.Errors));
        List<string> errors = [];
        using var readings = new StringReader(string.Join('\n', lines.SelectMany(l => l.Readings()).Prepend("observed_at,sensor,quantity,value")));
        using var forecasts = new StringReader(string.Join('\n', lines.SelectMany(l => l.Forecast()).Prepend("issued_at,site,valid_at,quantity,value")));
        var recording = RecordedReadings.Read(readings, network.Network, new ReadingGuard(new AdmissionOptions()), errors);
        var issues = ForecastCsvReader.Read(forecasts, "golden", receivedAt: null, site => network.Network.FindSite(site) is not null);
        Assert.Empty(errors);
        Assert.Empty(recording.Refused);
        Assert.Empty(issues.Errors);
        var result = ReplayRun.Execute(
            network.Network, StandardRules.Create(new RuleOptions { Winter = policy }), new RuleEngineOptions(), new QualityControlOptions(),
            recording.Readings, [.. issues.Issues.OrderBy(i => i.ReceivedAt)]);
        Assert.Empty(result.Faults);
        Assert.Empty(result.Flagged);
        return result;
    }

    private static GrittingPolicyOptions PolicyOf(string settings)
    {
        var policy = new GrittingPolicyOptions();
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=')).Select(s => KeyValuePair.Create(s[0], (string?)s[1])))
            .Build().Bind(policy, o => o.ErrorOnUnknownConfiguration = true);
        return policy;
    }

    private static void Write(Dictionary<string, Decision> decided)
    {
        using var csv = new CsvWriter(new StreamWriter(Path) { NewLine = "\n" }, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var row in All.Value.Select(l => l.With(decided[l.Route])).Prepend(TreatmentCase.Columns))
        {
            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            csv.NextRecord();
        }
    }
}
