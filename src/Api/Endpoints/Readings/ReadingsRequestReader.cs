using System.Globalization;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>Makes a request of its query, or tells everything that is wrong with it.</summary>
internal static class ReadingsRequestReader
{
    /// <summary>A century: each local day's midnights have to be found.</summary>
    private const int MaxDays = 36_525;

    private static readonly Dictionary<string, BucketInterval> Intervals = new(StringComparer.Ordinal)
    {
        ["1m"] = new(TimeSpan.FromMinutes(1)),
        ["5m"] = new(TimeSpan.FromMinutes(5)),
        ["10m"] = new(TimeSpan.FromMinutes(10)),
        ["15m"] = new(TimeSpan.FromMinutes(15)),
        ["30m"] = new(TimeSpan.FromMinutes(30)),
        ["1h"] = new(TimeSpan.FromHours(1)),
        ["3h"] = new(TimeSpan.FromHours(3)),
        ["6h"] = new(TimeSpan.FromHours(6)),
        ["12h"] = new(TimeSpan.FromHours(12)),
        ["1d"] = new(TimeSpan.FromDays(1), LocalDay: true),
    };

    public static ReadingsRequest? Read(
        ReadingsParameters query, HttpRequest request, CityNetwork network, ApiOptions options, RequestErrors errors)
    {
        var sensors = Sensors(query, network, options, errors);
        var quantities = QueryText.Quantities(query.Quantity, errors);
        var from = QueryText.Time(query.From, "from", errors, required: true);
        var to = QueryText.Time(query.To, "to", errors, required: true);
        if (from >= to)
        {
            errors.Add("to", "must be after from");
        }

        var interval = Interval(query, errors);
        if (interval is not null && to - from > Longest(interval, options))
        {
            errors.Add("from", $"is too far from to: {query.Interval} gives at most {(int)(Longest(interval, options) / interval.Width)} buckets of a series at once");
        }

        var aggregate = QueryText.Choice(
            query.Aggregate, "aggregate", errors,
            ("mean", Aggregate.Mean), ("min", Aggregate.Minimum), ("max", Aggregate.Maximum), ("sum", Aggregate.Sum),
            ("count", Aggregate.Count), ("first", Aggregate.First), ("last", Aggregate.Last));
        if (interval is null && aggregate is not null)
        {
            errors.Add("aggregate", "needs an interval");
        }

        var knownAt = QueryText.Time(query.KnownAt, "knownAt", errors);
        var zone = Zone(query.TimeZone, network, errors);
        var flags = Flags(query.Flags, interval is not null, errors);
        var format = Format(query.Format, request, errors);
        var absent = format == ReadingsFormat.Json ? Math.Min(options.DefaultPageRows, options.MaxRows) : options.MaxRows;
        var limit = QueryText.Number(query.Limit, "limit", 1, options.MaxRows, absent, errors);
        var after = After(query.Cursor, errors);
        return errors.Any
            ? null
            : new ReadingsRequest(
                sensors, quantities, from!.Value, to!.Value, knownAt, interval, aggregate ?? Aggregate.Mean, zone, flags, limit,
                !string.IsNullOrEmpty(query.Limit), after, format);
    }

    public static string Encode(ReadingCursor cursor) => Cursor.Encode(
        cursor.ObservedAt.UtcTicks.ToString(CultureInfo.InvariantCulture), cursor.Sensor, cursor.Quantity);

    private static List<SensorId> Sensors(ReadingsParameters query, CityNetwork network, ApiOptions options, RequestErrors errors)
    {
        var sites = QueryText.Names(query.Site);
        var named = QueryText.Names(query.Sensor);
        if (sites.Count + named.Count == 0)
        {
            errors.Add("sensor", "a site or a sensor is required");
        }

        var retired = QueryText.Choice(query.IncludeRetired, "includeRetired", errors, ("true", true), ("false", false)) ?? false;
        var sensors = new SortedSet<SensorId>();
        foreach (var name in sites)
        {
            if (network.FindSite(new SiteId(name)) is not { } site)
            {
                errors.Add("site", $"'{QueryText.Short(name)}' is no site of the network");
                continue;
            }

            sensors.UnionWith(network.SensorsAt(site.Id).Select(s => s.Id));
        }

        foreach (var name in named)
        {
            var id = new SensorId(name);
            if (network.FindSensor(id) is not null || (retired && Identifier.IsValid(name)))
            {
                sensors.Add(id);
            }
            else
            {
                errors.Add("sensor", $"'{QueryText.Short(name)}' is no sensor of the network (one that has left it: includeRetired=true)");
            }
        }

        if (sensors.Count > options.MaxSensors)
        {
            errors.Add("sensor", $"{sensors.Count} sensors are asked for; at most {options.MaxSensors} at once");
        }

        return [.. sensors];
    }

    // Empty buckets are given too, so that a window is paid for whether there is anything in it or not.
    private static TimeSpan Longest(BucketInterval interval, ApiOptions options) =>
        interval.Width * (interval.LocalDay ? Math.Min(MaxDays, options.MaxRows) : options.MaxRows);

    private static BucketInterval? Interval(ReadingsParameters query, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(query.Interval))
        {
            return null;
        }

        if (Intervals.TryGetValue(query.Interval, out var interval))
        {
            return interval;
        }

        errors.Add("interval", $"must be one of {string.Join(", ", Intervals.Keys)}");
        return null;
    }

    private static TimeZoneInfo Zone(string? name, CityNetwork network, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(name))
        {
            return network.TimeZone;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId)
        {
            return zone;
        }

        errors.Add("timeZone", $"'{QueryText.Short(name)}' is no IANA time zone known here");
        return network.TimeZone;
    }

    private static HashSet<Flag> Flags(string? text, bool buckets, RequestErrors errors)
    {
        HashSet<Flag> flags = [];
        foreach (var name in QueryText.Names(text is null ? null : [text]))
        {
            if (QueryText.Choice(name, "flags", errors, ("pass", Flag.Pass), ("suspect", Flag.Suspect), ("fail", Flag.Fail)) is { } flag)
            {
                flags.Add(flag);
            }
        }

        if (buckets && flags.Count > 0 && (flags.Contains(Flag.Fail) || !flags.Contains(Flag.Pass)))
        {
            errors.Add("flags", "buckets take pass, or pass,suspect: failed readings never count");
        }

        return flags.Count > 0 ? flags : buckets ? [Flag.Pass, Flag.Suspect] : [Flag.Pass, Flag.Suspect, Flag.Fail];
    }

    private static ReadingsFormat Format(string? text, HttpRequest request, RequestErrors errors)
    {
        if (QueryText.Choice(
                text, "format", errors, ("json", ReadingsFormat.Json), ("ndjson", ReadingsFormat.NdJson), ("csv", ReadingsFormat.Csv)) is { } named)
        {
            return named;
        }

        foreach (var accepted in request.GetTypedHeaders().Accept.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1))
        {
            switch (accepted.MediaType.Value?.ToLowerInvariant())
            {
                case "application/x-ndjson" or "application/ndjson":
                    return ReadingsFormat.NdJson;
                case "text/csv":
                    return ReadingsFormat.Csv;
                case "application/json" or "*/*" or "application/*":
                    return ReadingsFormat.Json;
                default:
                    break;
            }
        }

        return ReadingsFormat.Json;
    }

    private static ReadingCursor? After(string? text, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Cursor.Decode(text, 3) is { } parts
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks)
        {
            return new ReadingCursor(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1], parts[2]);
        }

        errors.Add("cursor", "is not a cursor given by this address");
        return null;
    }
}
