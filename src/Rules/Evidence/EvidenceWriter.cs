using System.Text.Json;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Records;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;

namespace Telemetry.Rules.Evidence;

/// <summary>
/// Writes down what a gritting decision is made of, so that <see cref="EvidenceReader"/> gives the same moment again. Whatever the rule
/// comes to look at besides must be one more part here: a test holds the properties of the moments against those that are written.
/// </summary>
public static class EvidenceWriter
{
    internal const string Root = "root";
    internal const string Network = "network";
    internal const string Policy = "policy";
    internal const string Forecast = "forecast/";
    internal const string Treatments = "treatments";
    internal const string Nights = "nights/";
    internal const string Days = "days/";

    /// <summary>The root first. It names the others by their hashes, those of readings, nights and days also that the memory says were given before.</summary>
    public static IReadOnlyList<EvidencePart> Write(RouteMoment moment, GrittingPolicyOptions policy, Decision decision, Decision? standing, EvidenceMemory memory)
    {
        ArgumentNullException.ThrowIfNull(moment);
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(memory);
        var sites = moment.Stations.Select(s => s.Moment).DistinctBy(m => m.Site.Id).ToList();
        List<EvidencePart> parts = [];
        List<EvidenceName> names = [];
        Add(Network, JsonSerializer.SerializeToUtf8Bytes(NetworkOf(moment, sites), EvidenceJson.Default.EvidenceNetwork));
        Add(Policy, JsonSerializer.SerializeToUtf8Bytes(policy, EvidenceJson.Default.GrittingPolicyOptions));
        if (moment.Treatments.Count > 0)
        {
            Add(Treatments, JsonSerializer.SerializeToUtf8Bytes(EvidenceTreatments.Of(moment.Treatments), EvidenceJson.Default.EvidenceTreatments));
        }

        foreach (var site in sites)
        {
            if (site.Forecast is { } issue)
            {
                Add(Forecast + site.Site.Id.Value, JsonSerializer.SerializeToUtf8Bytes(EvidenceForecast.Of(issue), EvidenceJson.Default.EvidenceForecast));
            }

            if (site.Nights.All.Count > 0)
            {
                Once(Nights + site.Site.Id.Value, site.Nights, () => JsonSerializer.SerializeToUtf8Bytes(EvidenceNights.Of(site.Nights), EvidenceJson.Default.EvidenceNights));
            }

            if (site.RoadForecastDays.Count > 0)
            {
                Once(Days + site.Site.Id.Value, site.RoadForecastDays, () => JsonSerializer.SerializeToUtf8Bytes(EvidenceDays.Of(site.RoadForecastDays), EvidenceJson.Default.EvidenceDays));
            }

            EvidenceReadings.Write(site, memory, names, parts);
        }

        var root = new EvidenceRoot(
            EvidenceRoot.CurrentForm, decision.RuleVersion, moment.At, [.. sites.Select(s => new EvidenceSince(s.Site.Id.Value, s.Since))],
            standing is null ? null : EvidenceStanding.Of(standing), names);
        return [new(Root, JsonSerializer.SerializeToUtf8Bytes(root, EvidenceJson.Default.EvidenceRoot)), .. parts];

        void Once(string name, object madeOf, Func<byte[]> content)
        {
            if (memory.Given(name, madeOf) is { } given)
            {
                names.Add(given);
                return;
            }

            Add(name, content());
            memory.Remember(madeOf, names[^1]);
        }

        void Add(string name, byte[] content)
        {
            var part = new EvidencePart(name, content);
            parts.Add(part);
            names.Add(new EvidenceName(name, part.Hash));
        }
    }

    private static EvidenceNetwork NetworkOf(RouteMoment moment, List<SiteMoment> sites) => new(
        moment.TimeZone.Id, EvidenceRoute.Of(moment.Route), [.. sites.Select(SiteOf)]);

    private static EvidenceSite SiteOf(SiteMoment moment)
    {
        var site = moment.Site;
        var sensors = moment.Series.Select(s => s.Sensor).Distinct(ReferenceEqualityComparer.Instance).Cast<Domain.Network.Sensor>().ToList();
        return new EvidenceSite(
            site.Id.Value, site.Name, site.Latitude, site.Longitude, site.Kind, site.Road, [.. sensors.Select(EvidenceSensor.Of)],
            [.. moment.Series.Select(s => new EvidenceSeries(sensors.FindIndex(sensor => ReferenceEquals(sensor, s.Sensor)), s.Quantity.Name))]);
    }
}
