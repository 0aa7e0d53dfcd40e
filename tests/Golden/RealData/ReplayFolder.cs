using System.Globalization;
using Telemetry.Api.Composition;
using Telemetry.Api.Replay;
using Telemetry.Ingest.Admission;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>A folder with the inputs of the <c>replay</c> command, run as a user would run it.</summary>
internal sealed class ReplayFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-replay-");
    private readonly List<string> _readings = ["observed_at,sensor,quantity,value"];
    private readonly List<string> _forecasts = ["issued_at,site,valid_at,quantity,value"];

    public required string NetworkJson { get; init; }

    public GrittingPolicyOptions Policy { get; init; } = new();

    public void Reading(DateTimeOffset observedAt, string sensor, string quantity, string value)
    {
        if (value.Length > 0)
        {
            _readings.Add(string.Create(CultureInfo.InvariantCulture, $"{observedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z,{sensor},{quantity},{value}"));
        }
    }

    public void Forecast(DateTimeOffset issuedAt, string site, DateTimeOffset validAt, string quantity, double value) =>
        _forecasts.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{issuedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z,{site},{validAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z,{quantity},{value}"));

    /// <summary>Runs the command; gives the folder with its files.</summary>
    public string Run()
    {
        var network = Write("network.json", [NetworkJson]);
        var readings = Write("readings.csv", _readings);
        var forecasts = _forecasts.Count > 1 ? Write("forecasts.csv", _forecasts) : null;
        var result = _folder.CreateSubdirectory("out");
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = ReplayCommand.Execute(
            new ReplayRequest(network, readings, forecasts, result),
            StandardRules.Create(new RuleOptions { Winter = Policy }),
            new RuleEngineOptions(),
            new QualityControlOptions(),
            new AdmissionOptions(),
            output,
            error);
        Assert.True(exit == 0, error.ToString());
        return result.FullName;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private FileInfo Write(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, lines);
        return new FileInfo(path);
    }
}
