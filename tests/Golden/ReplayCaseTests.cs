using System.Globalization;
using Microsoft.Extensions.Configuration;
using Telemetry.Api.Composition;
using Telemetry.Api.Replay;
using Telemetry.Ingest.Admission;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Tests.Golden;

/// <summary>
/// Every folder below tests/Golden/replay is a case: network.json, readings.csv, perhaps forecasts.csv, treatments.csv and options.json
/// (the rules' options that are not the default, as under Telemetry in the settings), and each expected-*.csv that is there. Run with TELEMETRY_UPDATE_GOLDEN=1 to write what the host gives now, and read the difference.
/// </summary>
public sealed class ReplayCaseTests
{
    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var folder in Directory.EnumerateDirectories(CasesFolder).Order(StringComparer.Ordinal))
        {
            cases.Add(Path.GetFileName(folder));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_recorded_case_gives_what_is_expected(string name)
    {
        var folder = Path.Combine(CasesFolder, name);
        var result = Directory.CreateTempSubdirectory("telemetry-golden-");
        try
        {
            Run(folder, result);
            var compared = 0;
            foreach (var output in new[] { "decisions.csv", "alerts.csv", "indices.csv", "european-indices.csv", "fills.csv", "emptyings.csv", "flags.csv", "refused.csv" })
            {
                var expected = Path.Combine(folder, "expected-" + output);
                if (!File.Exists(expected))
                {
                    continue;
                }

                compared++;
                var actual = File.ReadAllText(Path.Combine(result.FullName, output));
                if (Environment.GetEnvironmentVariable("TELEMETRY_UPDATE_GOLDEN") == "1")
                {
                    File.WriteAllText(expected, actual);
                }

                Assert.Equal(File.ReadAllText(expected), actual);
            }

            Assert.True(compared > 0, $"{name} expects nothing: add an expected-*.csv");
        }
        finally
        {
            result.Delete(recursive: true);
        }
    }

    private static string CasesFolder => Path.Combine(Repository.Root, "tests", "Golden", "replay");

    private static void Run(string folder, DirectoryInfo result)
    {
        var forecasts = new FileInfo(Path.Combine(folder, "forecasts.csv"));
        var treatments = new FileInfo(Path.Combine(folder, "treatments.csv"));
        var options = new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, "options.json"), optional: true).Build()
            .Get<RuleOptions>(o => o.ErrorOnUnknownConfiguration = true) ?? new RuleOptions();
        var request = new ReplayRequest(
            new FileInfo(Path.Combine(folder, "network.json")),
            new FileInfo(Path.Combine(folder, "readings.csv")),
            forecasts.Exists ? forecasts : null,
            result)
        {
            Treatments = treatments.Exists ? treatments : null,
        };
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = ReplayCommand.Execute(
            request, StandardRules.Create(options), new RuleEngineOptions(), new QualityControlOptions(), new AdmissionOptions(), TextWriter.Null, error);
        Assert.True(exit == 0, error.ToString());
    }
}
