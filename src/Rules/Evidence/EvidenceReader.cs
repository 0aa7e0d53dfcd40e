using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Records;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Evidence;

/// <summary>Reads what <see cref="EvidenceWriter"/> wrote.</summary>
public static class EvidenceReader
{
    /// <summary>Null when it can't be read; <paramref name="trouble"/> then says why.</summary>
    /// <param name="parts">The root and all parts that it names, by name.</param>
    public static EvidencedMoment? Read(ReadOnlyMemory<byte> root, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> parts, out string trouble)
    {
        ArgumentNullException.ThrowIfNull(parts);
        try
        {
            trouble = "";
            return Read(Parse(root, EvidenceJson.Default.EvidenceRoot), parts);
        }
        catch (Exception error) when (error is JsonException or FormatException or KeyNotFoundException or TimeZoneNotFoundException or OverflowException or ArgumentException)
        {
            trouble = error.Message;
            return null;
        }
    }

    private static EvidencedMoment Read(EvidenceRoot root, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> parts)
    {
        if (root.Form != EvidenceRoot.CurrentForm)
        {
            throw new FormatException($"It is of form {root.Form}, which this version does not read.");
        }

        var network = Parse(parts[EvidenceWriter.Network], EvidenceJson.Default.EvidenceNetwork);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(network.TimeZone);
        var policy = Parse(parts[EvidenceWriter.Policy], EvidenceJson.Default.GrittingPolicyOptions);
        var since = root.Sites.ToDictionary(s => s.Site, s => s.Since, StringComparer.Ordinal);
        var (moments, readings) = (new Dictionary<SiteId, SiteMoment>(), 0);
        foreach (var site in network.Sites)
        {
            moments.Add(new SiteId(site.Id), MomentOf(site, zone, root.At, since[site.Id], parts, ref readings));
        }

        var route = network.Route.ToRoute();
        var moment = new RouteMoment(
            route, root.At, zone, [.. route.Stations.Select(s => new StationMoment(s, moments[s.Site]))])
        {
            Treatments = parts.TryGetValue(EvidenceWriter.Treatments, out var treatments) ? Parse(treatments, EvidenceJson.Default.EvidenceTreatments).ToReports(route.Id) : [],
        };
        return new EvidencedMoment(root.RuleVersion, moment, policy, root.Standing?.ToDecision(route.Id), readings);
    }

    private static SiteMoment MomentOf(
        EvidenceSite site, TimeZoneInfo zone, DateTimeOffset at, DateTimeOffset since, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> parts, ref int readings)
    {
        var id = new SiteId(site.Id);
        var sensors = site.Sensors.Select(s => s.ToSensor(id)).ToList();
        var series = site.Series.Select(s => new Series(sensors[s.Sensor], EvidenceSensor.Named(s.Quantity))).ToList();
        var named = series.ToDictionary(s => (s.Sensor.Id, s.Quantity));
        var prefix = $"{EvidenceReadings.Prefix}{site.Id}/";
        foreach (var (_, content) in parts.Where(p => p.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            foreach (var reading in EvidenceReadings.Read(content))
            {
                named[(reading.Reading.Sensor, reading.Reading.Quantity)].Put(reading);
                readings++;
            }
        }

        var issue = parts.TryGetValue(EvidenceWriter.Forecast + site.Id, out var forecast) ? Parse(forecast, EvidenceJson.Default.EvidenceForecast).ToIssue() : null;
        return new SiteMoment(site.ToSite(), at, since, issue, [.. series.Select(s => new SeriesView(s, at))])
        {
            TimeZone = zone,
            RoadForecastDays = parts.TryGetValue(EvidenceWriter.Days + site.Id, out var days) ? Parse(days, EvidenceJson.Default.EvidenceDays).ToDays(id) : [],
            Nights = parts.TryGetValue(EvidenceWriter.Nights + site.Id, out var nights) ? Parse(nights, EvidenceJson.Default.EvidenceNights).ToNights(id) : RoadNights.None,
        };
    }

    private static T Parse<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(json.Span, type) ?? throw new FormatException("It is empty.");
}
