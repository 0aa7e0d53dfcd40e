using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Rules.Winter;

namespace Telemetry.Rules.Evidence;

/// <summary>How evidence is written as JSON: enums by name, numbers and times exactly.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(EvidenceRoot))]
[JsonSerializable(typeof(EvidenceNetwork))]
[JsonSerializable(typeof(EvidenceForecast))]
[JsonSerializable(typeof(EvidenceTreatments))]
[JsonSerializable(typeof(EvidenceNights))]
[JsonSerializable(typeof(EvidenceDays))]
[JsonSerializable(typeof(GrittingPolicyOptions))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
