using System.Globalization;
using Telemetry.Api.Endpoints.Gritting.Spreading;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Replay;

/// <summary>
/// Reads what was spread in a recorded winter: the CSV that the API takes, with one more column, <c>reported_at</c>, since no host's clock
/// tells when it was known. Without it a treatment is taken as reported when it ended.
/// </summary>
internal static class RecordedTreatments
{
    private const int MaxErrors = 100;

    /// <summary>In order of report; rows that are none become errors with their line.</summary>
    public static IReadOnlyList<TreatmentReport> Read(FileInfo file, CityNetwork network, ICollection<string> errors)
    {
        var wrong = new RequestErrors();
        var reports = new TreatmentRequest(network, now: null, accessKey: null, wrong).ReadCsv(File.ReadAllBytes(file.FullName));
        foreach (var line in wrong.Lines.Take(MaxErrors))
        {
            errors.Add($"{file.Name} {line}");
        }

        return [.. reports.OrderBy(r => r.ReportedAt)];
    }

    /// <summary>For a terminal: how many there are, and how many came too late for anybody to see them.</summary>
    public static string Say(IReadOnlyList<TreatmentReport> reports, DateTimeOffset lastReading)
    {
        var after = reports.Count(r => r.ReportedAt > lastReading);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{reports.Count} reported treatments{(after > 0 ? $", {after} of them reported after the last reading and seen by no rule" : "")}");
    }
}
