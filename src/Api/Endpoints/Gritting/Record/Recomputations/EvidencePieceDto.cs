namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>A piece of what a decision was made of.</summary>
/// <param name="Name">root, network, policy, forecast/SITE or readings/SITE/START of six hours (UTC).</param>
/// <param name="Sha256">Of its bytes, lower hex; it is given by <c>/api/v1/gritting/record/evidence/</c> and this.</param>
/// <param name="Bytes">Length of its content, B.</param>
internal sealed record EvidencePieceDto(string Name, string Sha256, int Bytes);
