using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>Reads reports of treatments from JSON (one or many) or CSV, or tells everything that is wrong with them.</summary>
/// <param name="network">Whose routes they are of.</param>
/// <param name="now">When they are reported; null for a recording, whose rows tell it themselves.</param>
/// <param name="accessKey">That they come with.</param>
/// <param name="errors">Takes what is wrong, by line or path.</param>
internal sealed class TreatmentRequest(CityNetwork network, DateTimeOffset? now, string? accessKey, RequestErrors errors)
{
    public const int MostReports = 5000;

    /// <summary>Of a recording: a hundred routes, treated ten times a night all winter.</summary>
    public const int MostRecorded = 200_000;

    /// <summary>Routes that an error names as those that there are.</summary>
    private const int MostNamed = 20;

    /// <summary>g/m² (docs/sources/api.md#spread-bounds).</summary>
    private const double LargestRate = 100;

    /// <summary>t, many times what a gritter carries (docs/sources/api.md#spread-bounds).</summary>
    private const double MostTonnes = 200;
    private const int LongestName = 100;
    private const int LongestNote = 500;

    /// <summary>A vehicle's clock may be that much ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
    };

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public IReadOnlyList<TreatmentReport> ReadJson(ReadOnlySpan<byte> json)
    {
        List<TreatmentPostDto?>? posts = null;
        var many = json.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
        try
        {
            posts = many ? JsonSerializer.Deserialize<List<TreatmentPostDto?>>(json, Strict) : [JsonSerializer.Deserialize<TreatmentPostDto>(json, Strict)];
        }
        catch (JsonException error)
        {
            errors.Add(error.Path ?? "$", error.Message);
        }

        return posts is null ? [] : ReadAll(posts, i => many ? $"$[{i}]." : "$.", _ => null);
    }

    public IReadOnlyList<TreatmentReport> ReadCsv(ReadOnlySpan<byte> csv)
    {
        var rows = TreatmentCsv.Read(csv, recorded: now is null, errors);
        return ReadAll([.. rows.Select(r => r.Post)], i => $"line {rows[i].Line}: ", i => rows[i].ReportedAt);
    }

    private List<TreatmentReport> ReadAll(List<TreatmentPostDto?> posts, Func<int, string> where, Func<int, string?> reportedAt)
    {
        var most = now is null ? MostRecorded : MostReports;
        if (posts.Count > most)
        {
            errors.Add("$", $"must have at most {most} treatments, not {posts.Count}: send them in parts");
            return [];
        }

        List<TreatmentReport> reports = [];
        for (var i = 0; i < posts.Count; i++)
        {
            if (posts[i] is not { } post)
            {
                errors.Add(where(i).TrimEnd('.', ':', ' '), "must be an object");
            }
            else if (Read(post, where(i), reportedAt(i)) is { } report)
            {
                reports.Add(report);
            }
        }

        return reports;
    }

    private TreatmentReport? Read(TreatmentPostDto post, string at, string? saidAt)
    {
        if (post.Id is null || !Identifier.IsValid(post.Id))
        {
            errors.Add($"{at}id", $"is required: {Identifier.Rule}");
        }
        else if (!_ids.Add(post.Id))
        {
            errors.Add($"{at}id", $"'{post.Id}' is there twice");
        }

        var route = post.Route is { Length: > 0 } id ? network.FindRoute(new RouteId(id)) : null;
        if (route is null)
        {
            errors.Add($"{at}route", $"'{QueryText.Short(post.Route ?? "")}' is no route of the network; it has {Routes()}");
        }

        var started = QueryText.Time(post.StartedAt, $"{at}started_at", errors, required: true);
        if (started > now + Ahead)
        {
            errors.Add($"{at}started_at", $"is in the future: it is {Say(now!.Value)}");
        }

        var ended = QueryText.Time(post.EndedAt, $"{at}ended_at", errors);
        if (ended < started || ended - started > Longest || ended > now + Ahead)
        {
            errors.Add($"{at}ended_at", "must be after started_at, within 24 h of it and not in the future");
        }

        // Who kept no time of the report is taken to have told of a treatment when it was over.
        var reported = now ?? QueryText.Time(saidAt, $"{at}reported_at", errors) ?? ended ?? started + route?.Treatment;
        if (now is null && (started > reported + Ahead || ended > reported + Ahead))
        {
            errors.Add($"{at}reported_at", $"must not be before started_at and ended_at: nobody can report at {Say(reported!.Value)} what was spread later");
        }

        var material = QueryText.Choice<SpreadMaterial>(post.Material, $"{at}material", errors, [.. TreatmentMapping.Materials]);
        if (string.IsNullOrEmpty(post.Material))
        {
            errors.Add($"{at}material", $"is required: one of {string.Join(", ", TreatmentMapping.Materials.Select(m => m.Name))}");
        }

        Within(post.SpreadRate, LargestRate, $"{at}spread_rate_g_m2", "g/m²");
        Within(post.Tonnes, MostTonnes, $"{at}tonnes", "t");
        var (vehicle, person, note) = (
            Text(post.Vehicle, LongestName, $"{at}vehicle"), Text(post.Operator, LongestName, $"{at}operator"), Text(post.Note, LongestNote, $"{at}note"));
        return errors.Any
            ? null
            : new TreatmentReport(post.Id!, route!.Id, DecisionDay.Containing(started!.Value, network.TimeZone).Date, started.Value, material!.Value, reported!.Value)
            {
                EndedAt = ended,
                SpreadRate = post.SpreadRate,
                Tonnes = post.Tonnes,
                Vehicle = vehicle,
                Operator = person,
                Note = note,
                AccessKey = accessKey,
            };
    }

    private string Routes() =>
        network.Routes.Count == 0 ? "none" : network.Routes.Count <= MostNamed
            ? string.Join(", ", network.Routes.Select(r => r.Id.Value))
            : $"{string.Join(", ", network.Routes.Take(MostNamed).Select(r => r.Id.Value))} and {network.Routes.Count - MostNamed} more";

    private static string Say(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private void Within(double? value, double most, string where, string unit)
    {
        if (value is { } number && !(number >= 0 && number <= most))
        {
            errors.Add(where, $"must be from 0 to {most} {unit}");
        }
    }

    private string? Text(string? text, int longest, string where)
    {
        var plain = text?.Trim();
        if (plain is not { Length: > 0 })
        {
            return null;
        }

        if (plain.Length > longest || plain.Any(char.IsControl))
        {
            errors.Add(where, $"must be one line of at most {longest} characters");
        }

        return plain;
    }
}
