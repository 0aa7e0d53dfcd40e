namespace Telemetry.Api.Endpoints.Network;

/// <summary>What an import of a network file did.</summary>
/// <param name="Sha256">Lower hex over the canonical content: the same file in another layout has the same.</param>
/// <param name="Changed">False when the same content was in force already: nothing has happened.</param>
internal sealed record NetworkImportDto(
    string Sha256, bool Changed, DateTimeOffset ImportedAt, string ImportedBy, int Gateways, int Sites, int Sensors, int Routes, int Bins);
