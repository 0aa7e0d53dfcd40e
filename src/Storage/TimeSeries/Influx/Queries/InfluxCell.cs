using System.Text.Json;

namespace Telemetry.Storage.TimeSeries.Influx.Queries;

/// <summary>Where a value stands in the answer.</summary>
internal readonly record struct InfluxCell(int Start, int Length, JsonTokenType Kind);
