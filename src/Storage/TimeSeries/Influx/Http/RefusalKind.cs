namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>What a server's refusal of lines is about, as far as its words tell.</summary>
internal enum RefusalKind
{
    /// <summary>It may not be about the lines at all.</summary>
    Unknown,

    /// <summary>A field that exists with another type, in that measurement and shard.</summary>
    FieldType,

    /// <summary>A time that the retention policy no longer keeps.</summary>
    Retention,

    /// <summary>Something else about lines.</summary>
    Line,
}
