using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>The query of a readings request, as it came.</summary>
internal sealed class ReadingsParameters
{
    [FromQuery(Name = "site")]
    [Description("Site ids, repeated or with commas: all their sensors.")]
    public string[]? Site { get; set; }

    [FromQuery(Name = "sensor")]
    [Description("Sensor ids, repeated or with commas. A site or a sensor is required.")]
    public string[]? Sensor { get; set; }

    [FromQuery(Name = "quantity")]
    [Description("Quantity names, repeated or with commas. Default: all that the sensors measure.")]
    public string[]? Quantity { get; set; }

    [FromQuery(Name = "from")]
    [Description("Start of the window (RFC 3339 with zone), itself not in it.")]
    public string? From { get; set; }

    [FromQuery(Name = "to")]
    [Description("End of the window (RFC 3339 with zone), itself in it.")]
    public string? To { get; set; }

    [FromQuery(Name = "interval")]
    [Description("Width of buckets: 1m, 5m, 10m, 15m, 30m, 1h, 3h, 6h, 12h (in UTC) or 1d (a local day of 23, 24 or 25 hours). Absent: single readings.")]
    public string? Interval { get; set; }

    [FromQuery(Name = "aggregate")]
    [Description("mean (default), min, max, sum, count, first or last. Only with an interval. Failed readings never count.")]
    public string? Aggregate { get; set; }

    [FromQuery(Name = "timeZone")]
    [Description("IANA zone that cuts 1d buckets. Default: the council's.")]
    public string? TimeZone { get; set; }

    [FromQuery(Name = "flags")]
    [Description("Flags to give, with commas: pass, suspect, fail. Default: all for single readings; pass,suspect for buckets.")]
    public string? Flags { get; set; }

    [FromQuery(Name = "knownAt")]
    [Description("Only what had been received by then (RFC 3339 with zone), with the flags as they then were. Default: now.")]
    public string? KnownAt { get; set; }

    [FromQuery(Name = "limit")]
    [Description("Most rows of the answer.")]
    public string? Limit { get; set; }

    [FromQuery(Name = "cursor")]
    [Description("`next` of the page before, with the same other parameters.")]
    public string? Cursor { get; set; }

    [FromQuery(Name = "format")]
    [Description("json (default), ndjson or csv; also by Accept.")]
    public string? Format { get; set; }

    [FromQuery(Name = "includeRetired")]
    [Description("true: sensors that have left the network may be named too.")]
    public string? IncludeRetired { get; set; }
}
