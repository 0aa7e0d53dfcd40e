using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>InfluxDB is there and will not have it as it is set up: the message says what a person can do. Nothing is lost by trying again later.</summary>
internal class InfluxRefusedException(string message) : StoreUnavailableException(message);
