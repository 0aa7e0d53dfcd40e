using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Encodings.Web;
using Telemetry.Domain.CallOuts;

namespace Telemetry.Api.CallOuts;

/// <summary>A call-out as people and programs get it. The formats are in docs/call-out.md#messages</summary>
internal sealed record CallOutMessage(string Subject, string Text, string Json)
{
    private const string TestMark = "TEST";
    private const string Acknowledge = "Acknowledge it on the dashboard; else it goes out again and higher.";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="levels">How many levels there are.</param>
    /// <param name="timeZone">The council's, in which people are told times.</param>
    public static CallOutMessage Of(CallOut callOut, int levels, bool simulatedTime, string? dashboardUrl, TimeZoneInfo timeZone)
    {
        var local = TimeZoneInfo.ConvertTime(callOut.At, timeZone);
        var subject = $"{(callOut.Test ? $"[{TestMark}] " : "")}{(simulatedTime ? "[SIMULATED] " : "")}{callOut.Title}";
        var text = new StringBuilder();
        if (callOut.Test)
        {
            text.AppendLine("THIS IS A TEST. Nothing has happened and nothing has to be done.").AppendLine();
        }

        if (simulatedTime)
        {
            text.AppendLine("SIMULATED TIME: this host runs a demonstration.").AppendLine();
        }

        foreach (var item in callOut.Items)
        {
            text.AppendLine(item.Title);
            text.AppendLine(item.Text);
            if (item.Notice > 1)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"Nobody has acknowledged it: this is message {item.Notice} to this level.");
            }

            text.AppendLine();
        }

        if (callOut.Count > callOut.Items.Count)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"And {callOut.Count - callOut.Items.Count} more, not listed here.").AppendLine();
        }

        if (!callOut.Test)
        {
            text.AppendLine(Acknowledge);
        }

        if (dashboardUrl is { Length: > 0 })
        {
            text.AppendLine(dashboardUrl);
        }

        text.AppendLine().AppendLine(
            CultureInfo.InvariantCulture, $"Telemetry call-out {callOut.Id}, level {callOut.Level} of {levels}, {local:yyyy-MM-dd HH:mm} ({timeZone.Id}).");
        return new CallOutMessage(subject, text.ToString().ReplaceLineEndings("\n"), JsonSerializer.Serialize(Body(callOut, levels, simulatedTime, dashboardUrl), Format));
    }

    private static object Body(CallOut callOut, int levels, bool simulatedTime, string? dashboardUrl) => new
    {
        type = "call-out",
        timestamp = callOut.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        data = new
        {
            id = callOut.Id,
            test = callOut.Test,
            simulatedTime,
            level = callOut.Level,
            levels,
            title = callOut.Title,
            count = callOut.Count,
            items = callOut.Items.Select(i => new { concern = i.Concern, notice = i.Notice, title = i.Title, text = i.Text }),
            acknowledge = callOut.Test ? null : Acknowledge,
            dashboard = dashboardUrl,
        },
    };
}
