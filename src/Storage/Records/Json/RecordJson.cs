using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;

namespace Telemetry.Storage.Records.Json;

/// <summary>How records are written as JSON: ids as plain strings, enums by name, numbers and times exactly.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(SiteIdConverter), typeof(RouteIdConverter), typeof(SensorIdConverter), typeof(BinIdConverter), typeof(QuantityConverter)])]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(AirQualityIndex))]
[JsonSerializable(typeof(OperatorAction))]
[JsonSerializable(typeof(BinEmptying))]
[JsonSerializable(typeof(RoadNight))]
[JsonSerializable(typeof(Telemetry.Domain.Forecasts.RoadForecastDay))]
[JsonSerializable(typeof(BinFill))]
[JsonSerializable(typeof(CallOut))]
[JsonSerializable(typeof(TreatmentReport))]
[JsonSerializable(typeof(IReadOnlyList<Rejection>))]
[JsonSerializable(typeof(IReadOnlyList<Telemetry.Domain.Forecasts.ForecastValue>))]
internal sealed partial class RecordJson : JsonSerializerContext;
