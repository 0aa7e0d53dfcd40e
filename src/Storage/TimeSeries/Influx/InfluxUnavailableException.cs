using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>InfluxDB is away, overloaded, or what answers makes no sense. What was sent may be stored or not; writing it again is safe.</summary>
internal sealed class InfluxUnavailableException(string message, Exception? innerException = null) : StoreUnavailableException(message, innerException);
