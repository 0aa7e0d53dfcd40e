namespace Telemetry.Storage.TimeSeries.Influx.Http;

internal enum WriteVerdict
{
    /// <summary>Every line is stored.</summary>
    Stored,

    /// <summary>Some line can't be stored; which of the others are is not known.</summary>
    Refused,

    /// <summary>The request is more than the server takes at a time; nothing is stored.</summary>
    TooLarge,
}
