using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Forecasts;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Api.Replay;

/// <summary>The <c>replay</c> command: recorded readings through the live host's checks and rules, into CSV files. Needs no broker and no store.</summary>
internal static class ReplayCommand
{
    private const int Failed = 2;

    public static int Execute(
        ReplayRequest request,
        RuleSet rules,
        RuleEngineOptions engineOptions,
        QualityControlOptions quality,
        AdmissionOptions admission,
        TextWriter output,
        TextWriter error)
    {
        var missing = new[] { request.Network, request.Readings, request.Forecasts, request.Treatments }
            .Where(f => f is { Exists: false }).Select(f => $"{f!.FullName}: there is no such file").ToArray();
        if (missing.Length > 0)
        {
            return Fail(error, missing);
        }

        var network = NetworkFileReader.Read(File.ReadAllBytes(request.Network.FullName));
        if (network.Network is not { } city)
        {
            return Fail(error, network.Errors.Select(e => $"{request.Network.Name}: {e.Path}: {e.Message}"));
        }

        var errors = new List<string>();
        using var readingsFile = request.Readings.OpenText();
        var recording = RecordedReadings.Read(readingsFile, city, new ReadingGuard(admission), errors);
        var forecasts = ReadForecasts(request.Forecasts, city, errors);
        var treatments = request.Treatments is { } file ? RecordedTreatments.Read(file, city, errors) : [];
        if (errors.Count > 0)
        {
            return Fail(error, errors);
        }

        var result = ReplayRun.Execute(city, rules, engineOptions, quality, recording.Readings, forecasts, treatments);
        ReplayOutput.Write(result, recording.Refused, request.Out);
        foreach (var fault in result.Faults.Take(20))
        {
            error.WriteLine($"rule {fault.Rule} failed on {fault.Subject} at {fault.At:O}: {fault.Error.Message}");
        }

        output.WriteLine(
            $"{recording.Readings.Count} readings and {forecasts.Count} forecast issues replayed: {result.Decisions.Count()} decision revisions, "
            + $"{result.Alerts.Count()} alert transitions, {result.Indices.Count()} index rows, {result.Flagged.Count()} readings that did not pass, "
            + $"{recording.Refused.Count} refused as the host would refuse them, "
            + (request.Treatments is null ? "" : $"{RecordedTreatments.Say(treatments, recording.Readings.Count > 0 ? recording.Readings[^1].ReceivedAt : default)}, ")
            + $"written to {request.Out.FullName}");
        return result.Faults.Count == 0 ? 0 : Failed;
    }

    private static List<ForecastIssue> ReadForecasts(FileInfo? file, CityNetwork city, List<string> errors)
    {
        if (file is null)
        {
            return [];
        }

        using var reader = file.OpenText();
        var result = ForecastCsvReader.Read(reader, file.Name, receivedAt: null, site => city.FindSite(site) is not null);
        errors.AddRange(result.Errors.Select(e => $"{file.Name} {e.Where}: {e.Problem}; {e.Remedy}"));
        return [.. result.Issues.OrderBy(i => i.ReceivedAt)];
    }

    private static int Fail(TextWriter error, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            error.WriteLine(line);
        }

        return Failed;
    }
}
