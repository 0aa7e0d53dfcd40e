using System.CommandLine;
using Microsoft.Extensions.Options;
using Telemetry.Api.Startup;
using Telemetry.Ingest.Admission;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Api.Replay;

/// <summary>The <c>replay</c> command's options. Policies and limits come from the same configuration as the live host's.</summary>
internal static class ReplayCommandLine
{
    public static Command Create(Func<string[], WebApplication> compose)
    {
        var network = new Option<FileInfo>("--network") { Required = true, Description = "The network file." };
        var readings = new Option<FileInfo>("--readings") { Required = true, Description = "CSV: observed_at,sensor,quantity,value[,received_at]; times in ISO 8601 with a zone." };
        var forecasts = new Option<FileInfo?>("--forecasts") { Description = "CSV: issued_at,site,valid_at,quantity,value." };
        var treatments = new Option<FileInfo?>("--treatments") { Description = "CSV of what was spread, as the API takes it, perhaps with reported_at: id,route,started_at,material[,ended_at,spread_rate_g_m2,tonnes,reported_at]. Decisions look at it only with Telemetry:Winter:CreditResidualSalt." };
        var result = new Option<DirectoryInfo>("--out") { Required = true, Description = "Folder for decisions.csv, alerts.csv, indices.csv, european-indices.csv, fills.csv, emptyings.csv, flags.csv and refused.csv." };
        var command = new Command("replay", "Run recorded readings through the live checks and rules in event time. Needs no broker and no store.")
        {
            network, readings, forecasts, treatments, result,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, _) =>
        {
            // Composed for its options and rules only: it is never started, so no broker, journal or store is opened.
            using var app = (IDisposable)compose([.. parsed.UnmatchedTokens]);
            var services = ((WebApplication)app).Services;
            if (!await SettingsCheck.PassesAsync(services, parsed.InvocationConfiguration.Error))
            {
                return 2;
            }

            return ReplayCommand.Execute(
                new ReplayRequest(parsed.GetRequiredValue(network), parsed.GetRequiredValue(readings), parsed.GetValue(forecasts), parsed.GetRequiredValue(result))
                {
                    Treatments = parsed.GetValue(treatments),
                },
                services.GetRequiredService<RuleSet>(),
                services.GetRequiredService<IOptions<RuleEngineOptions>>().Value,
                services.GetRequiredService<IOptions<QualityControlOptions>>().Value,
                services.GetRequiredService<IOptions<AdmissionOptions>>().Value,
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error);
        });
        return command;
    }
}
